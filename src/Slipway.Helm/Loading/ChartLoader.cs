using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Makes a chart from its files.</summary>
internal sealed class ChartLoader
{
    private const int MaximumDepth = 16;
    private const string ChartsFolder = "charts/";
    private readonly List<string> _problems = [];

    public static async Task<Chart> LoadAsync(string directory, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(directory, MetadataReader.ChartFileName)))
        {
            throw new InvalidChartException(directory, [Directory.Exists(directory) ? $"it has no {MetadataReader.ChartFileName}." : "there is no such directory."]);
        }

        var loader = new ChartLoader();
        var files = await new ChartDirectory(directory, loader._problems).ReadAsync(cancellationToken);

        // What was not read because of its size is not missing.
        var isCutOff = loader._problems.Count > 0 && Find(files, MetadataReader.ChartFileName) is null;
        var chart = isCutOff ? null : await loader.BuildAsync(files, "", 0, cancellationToken);
        return chart is not null && loader._problems.Count == 0 ? chart : throw new InvalidChartException(directory, loader._problems);
    }

    /// <summary>Makes a chart from a package.</summary>
    public static async Task<Chart> LoadArchiveAsync(byte[] content, string name, CancellationToken cancellationToken)
    {
        var loader = new ChartLoader();
        using var archive = new MemoryStream(content, writable: false);
        var files = await ChartArchive.ReadAsync(archive, name, loader._problems, cancellationToken);
        var chart = loader._problems.Count == 0 ? await loader.BuildAsync(files, "", 0, cancellationToken) : null;
        return chart is not null && loader._problems.Count == 0 ? chart : throw new InvalidChartException(name, loader._problems);
    }

    // The prefix names the files of subcharts in problems.
    private async Task<Chart?> BuildAsync(IReadOnlyList<ChartFile> files, string prefix, int depth, CancellationToken cancellationToken)
    {
        if (files.FirstOrDefault(file => file.Path == MetadataReader.ChartFileName) is not { } chartFile)
        {
            _problems.Add($"{prefix}{MetadataReader.ChartFileName} is missing, or .helmignore names it.");
            return null;
        }

        if (MetadataReader.ReadMetadata(chartFile.Content, prefix + chartFile.Path, _problems) is not { } metadata)
        {
            return null;
        }

        _problems.AddRange(MetadataRules.Problems(metadata, prefix + chartFile.Path));
        if (metadata.ApiVersion != "v1" && Find(files, "requirements.yaml") is not null)
        {
            _problems.Add($"{prefix}requirements.yaml belongs to charts of apiVersion v1: move its dependencies into {MetadataReader.ChartFileName}.");
        }

        var lockFile = Find(files, MetadataReader.LockFileName);
        var schema = Find(files, "values.schema.json");
        var values = Find(files, "values.yaml");
        CheckValues(values, prefix);
        CheckSchema(schema, prefix);
        return new()
        {
            Metadata = metadata,
            Lock = lockFile is null ? null : MetadataReader.ReadLock(lockFile.Content, prefix + lockFile.Path, _problems),
            Values = values,
            Schema = schema,
            Templates = [.. files.Where(file => file.Path.StartsWith("templates/", StringComparison.Ordinal))],
            Files = [.. files.Where(file => IsOther(file, metadata))],
            Subcharts = await BuildSubchartsAsync(files, prefix, depth, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<Chart>> BuildSubchartsAsync(IReadOnlyList<ChartFile> files, string prefix, int depth, CancellationToken cancellationToken)
    {
        if (depth == MaximumDepth)
        {
            _problems.Add($"{prefix}: more than {MaximumDepth} charts lie in each other.");
            return [];
        }

        List<Chart> charts = [];
        foreach (var group in files.Where(IsOfSubchart).GroupBy(file => file.Path.Split('/')[1], StringComparer.Ordinal))
        {
            var name = $"{prefix}{ChartsFolder}{group.Key}";
            var known = _problems.Count;
            var parts = group.Key.EndsWith(".tgz", StringComparison.Ordinal)
                ? await UnpackAsync(group.First(), name, cancellationToken)
                : [.. group.Where(file => file.Path.Count(c => c == '/') > 1).Select(file => file with { Path = file.Path.Split('/', 3)[2] })];
            if (_problems.Count == known && await BuildAsync(parts, $"{name}/", depth + 1, cancellationToken) is { } chart)
            {
                charts.Add(chart);
            }
        }

        return [.. charts.OrderBy(chart => chart.Metadata.Name, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<ChartFile>> UnpackAsync(ChartFile archive, string name, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(archive.Content.ToArray(), writable: false);
        return await ChartArchive.ReadAsync(content, name, _problems, cancellationToken);
    }

    private void CheckValues(ChartFile? values, string prefix)
    {
        if (values is null)
        {
            return;
        }

        var yaml = YamlText.Parse(values.Content.Span, out var problem);
        if (yaml?.Root is not (null or YamlMappingNode) && !PlainScalar.IsNull(yaml.Root))
        {
            problem = new(yaml.Root.Start.Line, yaml.Root.Start.Column, "values are a mapping, such as 'replicas: 1'");
        }

        if (problem is not null)
        {
            _problems.Add($"{prefix}{values.Path}({problem.Line},{problem.Column}): {problem.Message}.");
        }
    }

    private void CheckSchema(ChartFile? schema, string prefix)
    {
        if (schema is null)
        {
            return;
        }

        try
        {
            JsonDocument.Parse(schema.Content).Dispose();
        }
        catch (JsonException error)
        {
            _problems.Add($"{prefix}{schema.Path}({error.LineNumber + 1},{error.BytePositionInLine + 1}): this is no JSON: {error.Message.Split(" LineNumber:")[0]}");
        }
    }

    private static ChartFile? Find(IReadOnlyList<ChartFile> files, string path) => files.FirstOrDefault(file => file.Path == path);

    // Helm passes over what begins with '_' or '.', and keeps provenance files as they are.
    private static bool IsOfSubchart(ChartFile file) =>
        file.Path.StartsWith(ChartsFolder, StringComparison.Ordinal) && !file.Path.EndsWith(".prov", StringComparison.Ordinal) && file.Path[ChartsFolder.Length] is not ('_' or '.');

    private static bool IsOther(ChartFile file, ChartMetadata metadata) => file.Path switch
    {
        MetadataReader.ChartFileName or MetadataReader.LockFileName or "values.yaml" or "values.schema.json" => false,
        "requirements.yaml" or "requirements.lock" => metadata.ApiVersion == "v1",
        _ when file.Path.StartsWith(ChartsFolder, StringComparison.Ordinal) => file.Path.EndsWith(".prov", StringComparison.Ordinal),
        _ => !file.Path.StartsWith("templates/", StringComparison.Ordinal),
    };
}
