using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.CloudBuild;

/// <summary>The machine of a build, where its log goes, and what every step knows.</summary>
internal sealed record CloudBuildOptions
{
    /// <summary>With a service account of its own a build has to say where its log goes.</summary>
    public string Logging { get; init; } = "CLOUD_LOGGING_ONLY";

    public string? MachineType { get; init; }

    /// <summary>The private pool; null for the public one.</summary>
    public string? Pool { get; init; }

    /// <summary>Variables of every step, as <c>NAME=value</c>.</summary>
    public ValueList<string> Env { get; init; } = [];

    public static Codec<CloudBuildOptions> Codec { get; } = new RecordCodec<CloudBuildOptions>(new CloudBuildOptions())
        .Required("logging", Codecs.Text, options => options.Logging, (options, value) => options with { Logging = value })
        .Optional("machineType", Codecs.Text, options => options.MachineType, (options, value) => options with { MachineType = value })
        .Optional("pool", PoolCodec, options => options.Pool, (options, value) => options with { Pool = value })
        .List("env", Codecs.Text, options => options.Env, (options, value) => options with { Env = value });

    private static Codec<string> PoolCodec => Codecs.Of<string>(
        name => YamlMap.Of(("name", name)),
        (node, path) => Codecs.Map(Codecs.Text).Read(node, path)["name"]);
}
