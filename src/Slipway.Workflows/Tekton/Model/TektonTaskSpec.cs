using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>What a task does.</summary>
internal sealed record TektonTaskSpec
{
    /// <summary>The folder of the working tree.</summary>
    public const string Tree = "/tree";

    /// <summary>The environment that it deploys to; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>Names of its parameters, which follow from the task.</summary>
    public ValueList<string> Params { get; init; } = [];

    /// <summary>Names of the digests that it hands on.</summary>
    public ValueList<string> Results { get; init; } = [];

    /// <summary>Whether it has a token to sign with.</summary>
    public bool Signs { get; init; }

    public ValueMap<TektonSidecar> Sidecars { get; init; } = ValueMap<TektonSidecar>.Empty;

    public ValueMap<TektonStep> Steps { get; init; } = ValueMap<TektonStep>.Empty;

    /// <summary>Declarations of texts by name.</summary>
    public static Codec<ValueList<string>> Declarations { get; } = Codecs.Named(new RecordCodec<string>("").Fixed("type", "string"))
        .As<ValueList<string>>(names => names.ToValueMap(name => name, name => name), map => map.Keys.ToValueList());

    public static Codec<TektonTaskSpec> Codec { get; } = new RecordCodec<TektonTaskSpec>(new TektonTaskSpec())
        .Optional("metadata", LabelCodec, spec => spec.Environment, (spec, value) => spec with { Environment = value })
        .Many("params", Declarations, spec => spec.Params, (spec, value) => spec with { Params = value })
        .Many("results", Declarations, spec => spec.Results, (spec, value) => spec with { Results = value })
        .Fixed("workspaces", YamlSequence.Of(YamlMap.Of(("name", TektonTask.Shared)), YamlMap.Of(("name", TektonTask.Credentials))))
        .Required("volumes", Codecs.Node, Volumes, (spec, node) => spec with { Signs = node is YamlSequence { Items.Count: > 1 } })
        .Required("stepTemplate", Codecs.Node, Template, (spec, _) => spec)
        .Optional("sidecars", Codecs.Named(TektonSidecar.Codec), spec => spec.Sidecars.Count > 0 ? spec.Sidecars : null, (spec, value) => spec with { Sidecars = value })
        .Required("steps", Codecs.Named(TektonStep.Codec), spec => spec.Steps, (spec, value) => spec with { Steps = value });

    private static (string Name, string Value)[] Variables =>
        [("HOME", "/tekton/home"), ("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "safe.directory"), ("GIT_CONFIG_VALUE_0", Tree)];

    private static Codec<string> LabelCodec => Codecs.Of<string>(
        name => YamlMap.Of(("labels", YamlMap.Of(("environment", name)))),
        (node, path) => Codecs.Map(Codecs.Map(Codecs.Text)).Read(node, path)["labels"]["environment"]);

    private static YamlNode Volumes(TektonTaskSpec spec) => YamlSequence.Of(
    [
        YamlMap.Of(("name", "tree"), ("emptyDir", YamlMap.Empty)),
        .. spec.Signs ? [YamlMap.Of(("name", "oidc-token"), ("projected", Projected))] : Array.Empty<YamlNode>(),
    ]);

    private static YamlMap Projected => YamlMap.Of(("sources", YamlSequence.Of(
        YamlMap.Of(("serviceAccountToken", YamlMap.Of(("audience", "sigstore"), ("expirationSeconds", 600), ("path", "oidc-token")))))));

    // The tree's folder belongs to root, which git takes for somebody else's. The token is where signing tools look for it.
    private static YamlNode Template(TektonTaskSpec spec) => YamlMap.Of(
        ("workingDir", Tree),
        ("env", YamlSequence.Of(Variables.Select(variable => YamlMap.Of(("name", variable.Name), ("value", variable.Value))))),
        ("securityContext", YamlMap.Of(("allowPrivilegeEscalation", false), ("capabilities", YamlMap.Of(("drop", YamlSequence.Of("ALL")))))),
        ("volumeMounts", YamlSequence.Of(
        [
            YamlMap.Of(("name", "tree"), ("mountPath", Tree)),
            .. spec.Signs ? [YamlMap.Of(("name", "oidc-token"), ("mountPath", "/var/run/sigstore/cosign"), ("readOnly", true))] : Array.Empty<YamlNode>(),
        ])));
}
