using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>The jobs of a matrix by name, with their variables.</summary>
internal sealed record AzureStrategy
{
    public ValueMap<ValueMap<string>> Matrix { get; init; } = ValueMap<ValueMap<string>>.Empty;

    public int? MaxParallel { get; init; }

    public static Codec<AzureStrategy> Codec { get; } = new RecordCodec<AzureStrategy>(new AzureStrategy())
        .Required("matrix", Codecs.Map(Codecs.Map(Codecs.Text)), strategy => strategy.Matrix, (strategy, value) => strategy with { Matrix = value })
        .Optional("maxParallel", Codecs.Number, strategy => strategy.MaxParallel, (strategy, value) => strategy with { MaxParallel = value });
}
