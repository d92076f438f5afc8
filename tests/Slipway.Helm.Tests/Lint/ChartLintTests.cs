using Slipway.Testing;

namespace Slipway.Helm.Tests.Lint;

/// <summary>Findings are those of <c>helm lint</c>; end-to-end tests hold them to the real one.</summary>
public sealed class ChartLintTests : IDisposable
{
    private const string Quiet = "icon: https://example.com/i.svg\n";
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Chart_in_order_has_no_findings() =>
        ChartLint.Check((await TestCharts.LoadAsync(TestCharts.Shop.Path)) with { Metadata = (await TestCharts.LoadAsync(TestCharts.Shop.Path)).Metadata with { Dependencies = [new() { Name = "cache" }] } }).ShouldBeEmpty();

    [Theory]
    [InlineData("maintainers: [{name: a, email: 'not an email'}]\n", "Chart.yaml: the email 'not an email' of the maintainer a is no address.")]
    [InlineData("maintainers: [{name: a, url: nowhere}]\n", "Chart.yaml: the url 'nowhere' of the maintainer a is no URL.")]
    [InlineData("maintainers: [{name: a, email: a@example.com, url: example.com/a}]\n", null)]
    [InlineData("sources: [nowhere, 'https://example.com']\n", "Chart.yaml: the source 'nowhere' is no URL.")]
    public async Task Metadata_is_looked_at(string more, string? expected) =>
        (await CheckAsync(_folder.WriteChart("app", more: Quiet + more, files: [("values.yaml", ""), ("templates/a.yaml", "")]))).ShouldBe(expected is null ? [] : [$"Error {expected}"]);

    [Theory]
    [InlineData("v3", "1.0.0", "Error Chart.yaml: the apiVersion 'v3' is unknown; v2 is expected.")]
    [InlineData("v2", "v1.0.0", "Warning Chart.yaml: the version 'v1.0.0' is no strict SemVer 2 version, which has three numbers and no 'v'.")]
    [InlineData("v2", "'1.0'", "Warning Chart.yaml: the version '1.0' is no strict SemVer 2 version, which has three numbers and no 'v'.")]
    public async Task Versions_are_looked_at(string apiVersion, string version, string expected)
    {
        _folder.Write("app/Chart.yaml", $"apiVersion: {apiVersion}\nname: app\nversion: {version}\n{Quiet}");
        _folder.Write("app/values.yaml", "");
        _folder.Write("app/templates/a.yaml", "");

        (await CheckAsync(_folder["app"])).ShouldBe([expected]);
    }

    [Fact]
    public async Task Chart_of_helm_2_has_no_type_and_no_dependencies()
    {
        _folder.Write("app/Chart.yaml", $"apiVersion: v1\nname: app\nversion: 1.0.0\ntype: library\ndependencies: [{{name: x}}]\n{Quiet}");
        _folder.Write("app/templates/a.yaml", "");

        (await CheckAsync(_folder["app"])).ShouldBe(
        [
            "Error Chart.yaml: a type is known since apiVersion v2, and this chart is v1.",
            "Error Chart.yaml: dependencies are read here since apiVersion v2, and this chart is v1.",
            "Warning charts/: the dependency x is missing.",
            "Information values.yaml: the file does not exist.",
        ]);
    }

    [Fact]
    public async Task Files_and_subcharts_are_looked_at()
    {
        var chart = _folder.WriteChart(
            "app",
            more: "icon: nowhere\ndependencies: [{name: x, version: 1.x, repository: https://example.com}]\n",
            files:
            [
                ("values.yaml", ""),
                ("templates/a.json", "{}"),
                ("crds/a.yaml", "kind: Other\n---\n---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n"),
                ("crds/b.yaml", "a: [\n"),
                ("crds/readme.md", "text"),
                ("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
            ]);

        (await CheckAsync(chart)).ShouldBe(
        [
            "Error Chart.yaml: the icon 'nowhere' is no URL.",
            "Error templates/a.json: the extension '.json' is none of .yaml, .yml, .tpl, .txt.",
            "Error crds/a.yaml(1,1): this is no CustomResourceDefinition of apiextensions.k8s.io.",
            "Error crds/b.yaml(2,1): this is no YAML: While parsing a node, did not find expected node content.",
            "Error charts/: the chart sub is no dependency in Chart.yaml.",
            "Warning charts/: the dependency x is missing.",
        ]);
    }

    [Fact]
    public async Task Values_are_held_to_the_schemas_of_the_chart_and_of_its_subcharts()
    {
        var chart = _folder.WriteChart(
            "app",
            more: Quiet + "dependencies:\n- {name: sub, version: 1.x, repository: ''}\n- {name: sub, version: 1.x, repository: '', alias: other}\n",
            files:
            [
                ("values.yaml", "a: yes\nother: {size: large, gone: null}\nglobal: {region: 7}\n"),
                ("values.schema.json", """{ "properties": { "a": { "type": "string" } }, "required": ["b"] }"""),
                ("templates/a.yaml", ""),
                ("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n"),
                ("charts/sub/values.yaml", "size: 5\ngone: 1\n"),
                ("charts/sub/values.schema.json", """{ "properties": { "size": { "type": "integer" }, "global": { "properties": { "region": { "type": "string" } } } }, "additionalProperties": false }"""),
            ]);

        (await CheckAsync(chart)).ShouldBe(
        [
            "Error values.yaml: 'a' is true, and string is expected.",
            "Error values.yaml: the whole has no 'b', which is required.",
            "Error values.yaml: sub: 'global.region' is 7, and string is expected.",
            "Error values.yaml: sub: 'gone' must not be there.",
            "Error values.yaml: other: 'size' is \"large\", and integer is expected.",
            "Error values.yaml: other: 'global.region' is 7, and string is expected.",
        ]);
    }

    [Fact]
    public async Task Values_that_aliases_make_enormous_are_refused()
    {
        var levels = Enumerable.Range(1, 12).Select(level => $"l{level}: &l{level} [{string.Join(", ", Enumerable.Repeat($"*l{level - 1}", 10))}]");
        var chart = _folder.WriteChart("app", more: Quiet, files: [("values.yaml", $"l0: &l0 x\n{string.Join('\n', levels)}\n"), ("templates/a.yaml", "")]);

        (await CheckAsync(chart)).ShouldBe(["Error values.yaml: the values have more than 200000 parts."]);
    }

    [Fact]
    public async Task Packing_refuses_errors_always_and_warnings_when_strict()
    {
        var chart = _folder.WriteChart("app", files: [("values.yaml", "a: 1\n")]);
        var release = Releases.Release;

        var packed = await ChartPackager.PackageAsync(new(chart), release, _folder["out"], TestContext.Current.CancellationToken);
        packed.Findings.Select(finding => finding.Severity).ShouldBe([LintSeverity.Warning, LintSeverity.Information]);

        (await Should.ThrowAsync<InvalidChartException>(() => ChartPackager.PackageAsync(new(chart), release with { IsStrict = true }, _folder["strict"], TestContext.Current.CancellationToken)))
            .Problems.ShouldBe(["templates/: there are no templates."]);

        _folder.Write("app/values.schema.json", """{ "properties": { "a": { "type": "string" } } }""");
        (await Should.ThrowAsync<InvalidChartException>(() => ChartPackager.PackageAsync(new(chart), release, _folder["strict"], TestContext.Current.CancellationToken)))
            .Problems.ShouldBe(["values.yaml: 'a' is 1, and string is expected."]);
        Directory.Exists(_folder["strict"]).ShouldBeFalse();
    }

    [Fact]
    public void Failures_are_errors_and_with_strict_warnings()
    {
        var findings = Enum.GetValues<LintSeverity>().Select(severity => new LintFinding(severity, "a", "b")).ToList();

        ChartLint.Failures(findings, isStrict: false).Select(finding => finding.Severity).ShouldBe([LintSeverity.Error]);
        ChartLint.Failures(findings, isStrict: true).Select(finding => finding.Severity).ShouldBe([LintSeverity.Warning, LintSeverity.Error]);
    }

    private static async Task<IEnumerable<string>> CheckAsync(string directory) =>
        ChartLint.Check(await TestCharts.LoadAsync(directory)).Select(finding => $"{finding.Severity} {finding}");
}
