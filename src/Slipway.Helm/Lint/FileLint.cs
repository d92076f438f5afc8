using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Looks at the files and the subcharts.</summary>
internal static class FileLint
{
    private const string TemplatesFolder = "templates/";
    private const string CrdsFolder = "crds/";
    private static readonly string[] s_templateExtensions = [".yaml", ".yml", ".tpl", ".txt"];
    private static readonly string[] s_manifestExtensions = [".yaml", ".yml", ".json"];

    public static IEnumerable<LintFinding> Check(Chart chart) =>
    [
        .. chart.Templates.Count == 0 ? [new LintFinding(LintSeverity.Warning, TemplatesFolder, "there are no templates.")] : Array.Empty<LintFinding>(),
        .. chart.Templates.Where(file => !s_templateExtensions.Contains(Path.GetExtension(file.Path), StringComparer.Ordinal))
            .Select(file => new LintFinding(LintSeverity.Error, file.Path, $"the extension '{Path.GetExtension(file.Path)}' is none of {string.Join(", ", s_templateExtensions)}.")),
        .. chart.Files.Where(file => file.Path.StartsWith(CrdsFolder, StringComparison.Ordinal) && s_manifestExtensions.Contains(Path.GetExtension(file.Path), StringComparer.Ordinal)).SelectMany(CheckDefinitions),
        .. SubchartFindings(chart),
    ];

    private static IEnumerable<LintFinding> SubchartFindings(Chart chart)
    {
        var declared = chart.Metadata.Dependencies.Select(dependency => dependency.Name).ToHashSet(StringComparer.Ordinal);
        var present = chart.Subcharts.Select(subchart => subchart.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. present.Where(name => !declared.Contains(name) && chart.Metadata.ApiVersion != "v1").Order(StringComparer.Ordinal)
                .Select(name => new LintFinding(LintSeverity.Error, "charts/", $"the chart {name} is no dependency in {MetadataReader.ChartFileName}.")),
            .. declared.Where(name => !present.Contains(name)).Order(StringComparer.Ordinal)
                .Select(name => new LintFinding(LintSeverity.Warning, "charts/", $"the dependency {name} is missing.")),
        ];
    }

    private static IEnumerable<LintFinding> CheckDefinitions(ChartFile file)
    {
        var stream = new YamlStream();
        try
        {
            Utf8Text.TryDecode(file.Content.Span, out var text);
            stream.Load(new DepthLimitedParser(new Parser(new StringReader(text))));
        }
        catch (YamlException error)
        {
            return [new(LintSeverity.Error, $"{file.Path}({error.Start.Line},{error.Start.Column})", $"this is no YAML: {error.Message}")];
        }

        return stream.Documents.Select(document => document.RootNode).Where(node => !PlainScalar.IsNull(node) && !IsDefinition(node))
            .Select(node => new LintFinding(LintSeverity.Error, $"{file.Path}({node.Start.Line},{node.Start.Column})", "this is no CustomResourceDefinition of apiextensions.k8s.io."));
    }

    private static bool IsDefinition(YamlNode node) =>
        node is YamlMappingNode manifest
        && manifest.Find("kind") is YamlScalarNode { Value: "CustomResourceDefinition" }
        && manifest.Find("apiVersion") is YamlScalarNode { Value: { } version } && version.StartsWith("apiextensions.k8s.io/", StringComparison.Ordinal);
}
