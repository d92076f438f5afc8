using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>A container beside the steps of a task, in the same network.</summary>
internal sealed record TektonSidecar
{
    public string Image { get; init; } = "";

    public ValueMap<TektonVariable> Env { get; init; } = ValueMap<TektonVariable>.Empty;

    public static Codec<TektonSidecar> Codec { get; } = new RecordCodec<TektonSidecar>(new TektonSidecar())
        .Required("image", Codecs.Text, sidecar => sidecar.Image, (sidecar, value) => sidecar with { Image = value })
        .Optional("env", Codecs.Named(TektonVariable.Codec), sidecar => sidecar.Env.Count > 0 ? sidecar.Env : null, (sidecar, value) => sidecar with { Env = value });
}
