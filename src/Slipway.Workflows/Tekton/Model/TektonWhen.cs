using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>What must hold so that a task runs.</summary>
internal sealed record TektonWhen
{
    public string Input { get; init; } = "";

    /// <summary><c>in</c> or <c>notin</c>.</summary>
    public string Operator { get; init; } = "in";

    public ValueList<string> Values { get; init; } = [];

    public static Codec<TektonWhen> Codec { get; } = new RecordCodec<TektonWhen>(new TektonWhen())
        .Required("input", Codecs.Text, when => when.Input, (when, value) => when with { Input = value })
        .Required("operator", Codecs.Text, when => when.Operator, (when, value) => when with { Operator = value })
        .Required("values", Codecs.List(Codecs.Text), when => when.Values, (when, value) => when with { Values = value });
}
