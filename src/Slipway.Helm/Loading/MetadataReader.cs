using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Reads <c>Chart.yaml</c> and <c>Chart.lock</c>.</summary>
internal static class MetadataReader
{
    public const string ChartFileName = "Chart.yaml";
    public const string LockFileName = "Chart.lock";

    /// <summary>The metadata, as far as it can be read; null when the file is no YAML.</summary>
    public static ChartMetadata? ReadMetadata(ReadOnlyMemory<byte> content, string file, ICollection<string> problems)
    {
        if (Open(content, file, problems) is not { } fields)
        {
            return null;
        }

        return new()
        {
            // Helm takes a chart that does not say for one of Helm 2.
            ApiVersion = fields.Text("apiVersion") is { Length: > 0 } version ? version : "v1",
            Name = fields.RequiredText("name"),
            Version = fields.RequiredText("version"),
            AppVersion = fields.Text("appVersion"),
            Description = fields.Text("description"),
            Type = fields.Text("type"),
            KubeVersion = fields.Text("kubeVersion"),
            Home = fields.Text("home"),
            Icon = fields.Text("icon"),
            Condition = fields.Text("condition"),
            Tags = fields.Text("tags"),
            Deprecated = fields.Flag("deprecated"),
            Sources = fields.Texts("sources"),
            Keywords = fields.Texts("keywords"),
            Maintainers = [.. fields.Mappings("maintainers").Select(ReadMaintainer)],
            Dependencies = [.. fields.Mappings("dependencies").Select(ReadDependency)],
            Annotations = fields.Map("annotations"),
        };
    }

    /// <summary>The lock, as far as it can be read; null when the file is no YAML.</summary>
    public static ChartLock? ReadLock(ReadOnlyMemory<byte> content, string file, ICollection<string> problems) =>
        Open(content, file, problems) is { } fields
            ? new() { Dependencies = [.. fields.Mappings("dependencies").Select(ReadDependency)], Digest = fields.Text("digest") ?? "", Generated = fields.Text("generated") ?? "" }
            : null;

    private static FieldReader? Open(ReadOnlyMemory<byte> content, string file, ICollection<string> problems)
    {
        if (YamlText.Parse(content.Span, out var problem) is not { } yaml)
        {
            problems.Add($"{file}({problem!.Line},{problem.Column}): {problem.Message}.");
            return null;
        }

        if (yaml.Root is YamlMappingNode or null)
        {
            return new FieldReader((YamlMappingNode?)yaml.Root, file, problems);
        }

        problems.Add($"{file}({yaml.Root.Start.Line},{yaml.Root.Start.Column}): a mapping is expected, such as 'name: gateway'.");
        return null;
    }

    private static ChartMaintainer ReadMaintainer(FieldReader fields) => new(fields.RequiredText("name"), fields.Text("email"), fields.Text("url"));

    private static ChartDependency ReadDependency(FieldReader fields) => new()
    {
        Name = fields.RequiredText("name"),
        Version = fields.Text("version"),
        Repository = fields.Text("repository") ?? "",
        Condition = fields.Text("condition"),
        Tags = fields.Texts("tags"),
        Enabled = fields.Flag("enabled"),
        ImportValues = [.. fields.Items("import-values").Select(ReadImport).OfType<ChartImport>()],
        Alias = fields.Text("alias"),
    };

    private static ChartImport? ReadImport(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { } export } => new(export, null),
        YamlMappingNode pair => new(ValueOf(pair, "child"), ValueOf(pair, "parent")),
        _ => null,
    };

    private static string ValueOf(YamlMappingNode pair, string key) =>
        pair.Find(key) is YamlScalarNode { Value: { } value } ? value : "";
}
