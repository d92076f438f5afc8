using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.CloudBuild;

/// <summary>A secret of Secret Manager, and the variable that steps may ask for it by.</summary>
internal sealed record CloudBuildSecret
{
    public string VersionName { get; init; } = "";

    public string Env { get; init; } = "";

    public static Codec<CloudBuildSecret> Codec { get; } = new RecordCodec<CloudBuildSecret>(new CloudBuildSecret())
        .Required("versionName", Codecs.Text, secret => secret.VersionName, (secret, value) => secret with { VersionName = value })
        .Required("env", Codecs.Text, secret => secret.Env, (secret, value) => secret with { Env = value });
}
