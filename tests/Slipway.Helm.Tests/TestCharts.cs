using Slipway.Testing;

namespace Slipway.Helm.Tests;

/// <summary>The charts in <c>charts/</c>, and small ones that tests write themselves.</summary>
internal static class TestCharts
{
    public static string Folder { get; } = Path.Combine(Golden.RepositoryRoot, "tests", "Slipway.Helm.Tests", "charts");

    public static ChartSpec Shop { get; } = new(Path.Combine(Folder, "shop"))
    {
        Images = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["front.image"] = "controller", ["back.image"] = "sds", ["worker.image"] = "proxy", [@"dotted\.key.image"] = "proxy",
        },
    };

    /// <summary>Writes a chart that is as small as Helm allows, with further files.</summary>
    /// <returns>Its directory.</returns>
    public static string WriteChart(this TempDirectory folder, string name, string version = "1.0.0", string more = "", params (string Path, string Text)[] files)
    {
        folder.Write($"{name}/Chart.yaml", $"apiVersion: v2\nname: {name[(name.LastIndexOf('/') + 1)..]}\nversion: {version}\n{more}");
        foreach (var (path, text) in files)
        {
            folder.Write($"{name}/{path}", text);
        }

        return folder[name];
    }

    public static Task<Chart> LoadAsync(string directory) => Chart.LoadAsync(directory, TestContext.Current.CancellationToken);

    /// <summary>The problems of a chart that cannot be loaded.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(string directory) =>
        (await Should.ThrowAsync<InvalidChartException>(() => LoadAsync(directory))).Problems;
}
