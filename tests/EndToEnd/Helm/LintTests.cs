using System.Globalization;
using Slipway.Helm;
using Slipway.Testing;

namespace EndToEnd.Helm;

/// <summary>What we refuse is what <c>helm lint</c> refuses.</summary>
public sealed class LintTests : IDisposable
{
    private const string Good = "apiVersion: v2\nname: app\nversion: 1.0.0\nicon: https://example.com/i.svg\n";
    private readonly TempDirectory _folder = new();

    // Major, what stands in Chart.yaml, another file and its text, and the errors and warnings that both find.
    public static TheoryData<string, string, string, string, int, int> Charts()
    {
        var data = new TheoryData<string, string, string, string, int, int>();
        foreach (var major in HelmCli.Majors.Select(row => row.Data))
        {
            var isFour = major == "4" ? 1 : 0;
            data.Add(major, Good, "README.md", "", 0, 0);
            data.Add(major, Good.Replace("v2", "v3", StringComparison.Ordinal), "README.md", "", 1, 0);
            data.Add(major, Good.Replace("v2", "v1", StringComparison.Ordinal) + "type: application\n", "README.md", "", 1, 0);
            data.Add(major, Good + "maintainers: [{name: a, email: 'not an email'}]\n", "README.md", "", 1, 0);
            data.Add(major, Good + "maintainers: [{name: a, url: nowhere}]\n", "README.md", "", 1, 0);
            data.Add(major, Good + "maintainers: [{name: a, url: example.com}]\n", "README.md", "", 0, 0);
            data.Add(major, Good + "sources: [nowhere]\n", "README.md", "", 1, 0);
            data.Add(major, Good.Replace("https://example.com/i.svg", "nowhere", StringComparison.Ordinal), "README.md", "", 1, 0);
            data.Add(major, Good.Replace("1.0.0", "v1.0.0", StringComparison.Ordinal), "README.md", "", 0, isFour);
            data.Add(major, Good, "templates/a.json", "{}", 1, 0);
            data.Add(major, Good, "charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n", 1, 0);
            data.Add(major, Good + "dependencies: [{name: x, version: 1.x, repository: 'https://example.com'}]\n", "README.md", "", 0, 1);
            data.Add(major, Good, "crds/a.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n", 0, 0);
            data.Add(major, Good, "crds/a.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: Other\n", isFour, 0);
            data.Add(major, Good, "values.schema.json", """{"required":["b"]}""", 1, 0);
            data.Add(major, Good, "values.schema.json", """{"properties":{"a":{"type":"integer","minimum":1}},"required":["a"]}""", 0, 0);
        }

        return data;
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Charts))]
    public async Task Findings_are_those_of_helm(string major, string metadata, string file, string text, int errors, int warnings)
    {
        var helm = HelmCli.Require(major, _folder);
        _folder.Write("app/Chart.yaml", metadata);
        _folder.Write("app/values.yaml", "a: 1\n");
        _folder.Write("app/templates/a.yaml", "");
        _folder.Write($"app/{file}", text);

        var theirs = await helm.RunAsync("lint", _folder["app"]);
        var ours = ChartLint.Check(await Chart.LoadAsync(_folder["app"], TestContext.Current.CancellationToken));

        (theirs.ExitCode != 0).ShouldBe(errors > 0, theirs.Output);
        theirs.Output.Contains("[WARNING]").ShouldBe(warnings > 0, theirs.Output);
        Count(ours, LintSeverity.Error).ShouldBeGreaterThanOrEqualTo(errors);
        Count(ours, LintSeverity.Warning).ShouldBeGreaterThanOrEqualTo(warnings);

        // Helm 4 finds more than Helm 3, and so do we: what the newest accepts has no findings.
        if (major == "4")
        {
            (Count(ours, LintSeverity.Error), Count(ours, LintSeverity.Warning)).ShouldBe((errors, warnings), string.Create(CultureInfo.InvariantCulture, $"{string.Join('\n', ours)}"));
        }
    }

    private static int Count(IReadOnlyList<LintFinding> findings, LintSeverity severity) => findings.Count(finding => finding.Severity == severity);
}
