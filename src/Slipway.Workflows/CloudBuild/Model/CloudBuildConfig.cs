using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.CloudBuild;

/// <summary>A build configuration of Google Cloud Build.</summary>
internal sealed record CloudBuildConfig
{
    public ValueList<CloudBuildStep> Steps { get; init; } = [];

    /// <summary>For all steps together.</summary>
    public string Timeout { get; init; } = "";

    /// <summary>Values that a run can be given, with what they are otherwise.</summary>
    public ValueMap<string> Substitutions { get; init; } = ValueMap<string>.Empty;

    public ValueList<CloudBuildSecret> Secrets { get; init; } = [];

    /// <summary>Files for people.</summary>
    public CloudBuildObjects? Artifacts { get; init; }

    public ValueList<string> Tags { get; init; } = [];

    /// <summary>The account that all steps act as.</summary>
    public string ServiceAccount { get; init; } = "";

    public CloudBuildOptions Options { get; init; } = new();

    public YamlMap Extra { get; init; } = YamlMap.Empty;

    public static Codec<CloudBuildConfig> Codec { get; } = new RecordCodec<CloudBuildConfig>(new CloudBuildConfig())
        .Required("steps", Codecs.List(CloudBuildStep.Codec), build => build.Steps, (build, value) => build with { Steps = value })
        .Required("timeout", Codecs.Text, build => build.Timeout, (build, value) => build with { Timeout = value })
        .Map("substitutions", Codecs.Text, build => build.Substitutions, (build, value) => build with { Substitutions = value })
        .Many("availableSecrets", SecretsCodec, build => build.Secrets, (build, value) => build with { Secrets = value })
        .Optional("artifacts", CloudBuildObjects.Codec, build => build.Artifacts, (build, value) => build with { Artifacts = value })
        .List("tags", Codecs.Text, build => build.Tags, (build, value) => build with { Tags = value })
        .Required("serviceAccount", Codecs.Text, build => build.ServiceAccount, (build, value) => build with { ServiceAccount = value })
        .Required("options", CloudBuildOptions.Codec, build => build.Options, (build, value) => build with { Options = value })
        .Rest(build => build.Extra, (build, value) => build with { Extra = value });

    private static Codec<ValueList<CloudBuildSecret>> SecretsCodec => Codecs.Of<ValueList<CloudBuildSecret>>(
        secrets => YamlMap.Of(("secretManager", Codecs.List(CloudBuildSecret.Codec).Write(secrets))),
        (node, path) => Codecs.Map(Codecs.List(CloudBuildSecret.Codec)).Read(node, path)["secretManager"]);
}
