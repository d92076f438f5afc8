using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>Patterns of what counts, and of what of it does not.</summary>
internal sealed record AzureFilter
{
    public ValueList<string> Include { get; init; } = [];

    public ValueList<string> Exclude { get; init; } = [];

    public static Codec<AzureFilter> Codec { get; } = new RecordCodec<AzureFilter>(new AzureFilter())
        .List("include", Codecs.Text, filter => filter.Include, (filter, value) => filter with { Include = value })
        .List("exclude", Codecs.Text, filter => filter.Exclude, (filter, value) => filter with { Exclude = value });
}
