using Slipway.Testing;

namespace Slipway.Helm.Tests.Packaging;

/// <summary>A package holds every chart that its chart needs, in a version that it accepts.</summary>
public sealed class DependencyTests : IDisposable
{
    private const string NeedsLib = "dependencies:\n- {name: lib, version: ^1.0.0, repository: file://../lib}\n";
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Local_chart_is_taken_from_its_directory_and_not_from_an_older_copy()
    {
        _folder.WriteChart("lib", "1.2.0");
        var app = _folder.WriteChart("app", more: NeedsLib);
        _folder.WriteChart("app/charts/lib", "1.1.0");

        var packed = await PackageAsync(app);

        (await Packages.ReadTextAsync(packed.Path, "app/charts/lib/Chart.yaml")).ShouldContain("version: 1.2.0");
        (await Packages.ReadTextAsync(packed.Path, "app/Chart.lock")).ShouldContain("  version: 1.2.0\n");
    }

    [Fact]
    public async Task Local_charts_of_local_charts_come_along()
    {
        _folder.WriteChart("base", "3.0.0");
        _folder.WriteChart("lib", "1.0.0", "dependencies:\n- {name: base, version: 3.x, repository: file://../base}\n");

        var packed = await PackageAsync(_folder.WriteChart("app", more: NeedsLib));

        (await Packages.ReadAsync(packed.Path)).ShouldContain(entry => entry.Name == "app/charts/lib/charts/base/Chart.yaml");
    }

    [Fact]
    public async Task Packed_chart_under_charts_is_unpacked()
    {
        var lib = await PackageAsync(_folder.WriteChart("lib", files: [("templates/a.yaml", "a")]), "1.0.5");
        var app = _folder.WriteChart("app", more: "dependencies:\n- {name: lib, version: ~1.0, repository: \"https://charts.example.com\"}\n");
        Directory.CreateDirectory(Path.Combine(app, "charts"));
        File.Move(lib.Path, Path.Combine(app, "charts", Path.GetFileName(lib.Path)));

        var packed = await PackageAsync(app);

        (await Packages.ReadTextAsync(packed.Path, "app/charts/lib/templates/a.yaml")).ShouldBe("a");
        (await Packages.ReadTextAsync(packed.Path, "app/Chart.lock")).ShouldContain("repository: https://charts.example.com\n  version: 1.0.5\n");
    }

    [Fact]
    public async Task Missing_and_refused_charts_are_all_named()
    {
        _folder.WriteChart("lib", "2.0.0");
        var app = _folder.WriteChart("app", more: NeedsLib + "- {name: far, version: 1.x, repository: oci://example.com/charts}\n");

        (await RefusedAsync(app)).Problems.ShouldBe(
        [
            "the dependency lib ^1.0.0 comes from ../lib, and only 2.0.0 is there: correct its version or name.",
            "the dependency far 1.x is needed under charts/, and it is not there: run 'helm dependency build' and keep what it fetches.",
        ]);
    }

    [Fact]
    public async Task Cycle_of_local_charts_is_shown_whole()
    {
        _folder.WriteChart("lib", more: "dependencies:\n- {name: app, version: 1.x, repository: file://../app}\n");
        var app = _folder.WriteChart("app", more: NeedsLib);

        (await RefusedAsync(app)).Message.ShouldContain($"{_folder["app"]} → {_folder["lib"]} → {_folder["app"]}");
    }

    [Fact]
    public async Task Two_charts_of_one_name_are_refused()
    {
        var app = _folder.WriteChart("app");
        _folder.WriteChart("app/charts/lib");
        _folder.Write("app/charts/two/Chart.yaml", "apiVersion: v2\nname: lib\nversion: 2.0.0\n");

        (await RefusedAsync(app)).Problems.ShouldBe(["several charts under charts/ have the name lib (1.0.0, 2.0.0): keep one."]);
    }

    [Fact]
    public async Task Lock_that_is_right_keeps_its_time_and_one_that_is_not_gets_the_release_time()
    {
        _folder.WriteChart("lib", "1.2.0");
        var app = _folder.WriteChart("app", more: NeedsLib);
        var made = await Packages.ReadTextAsync((await PackageAsync(app)).Path, "app/Chart.lock");
        made.ShouldContain("generated: \"2023-11-14T22:13:20Z\"");

        _folder.Write("app/Chart.lock", made.Replace("2023-11-14T22:13:20Z", "2020-01-01T00:00:00.5Z", StringComparison.Ordinal));
        (await Packages.ReadTextAsync((await PackageAsync(app)).Path, "app/Chart.lock")).ShouldContain("2020-01-01T00:00:00.5Z");

        File.WriteAllText(_folder["lib/Chart.yaml"], "apiVersion: v2\nname: lib\nversion: 1.3.0\n");
        (await Packages.ReadTextAsync((await PackageAsync(app)).Path, "app/Chart.lock")).ShouldContain("2023-11-14T22:13:20Z");
    }

    [Fact]
    public async Task Chart_without_dependencies_has_no_lock() =>
        (await Packages.ReadAsync((await PackageAsync(_folder.WriteChart("app"))).Path)).Select(entry => entry.Name).ShouldBe(["app/Chart.yaml"]);

    private Task<PackedChart> PackageAsync(string chart, string version = "1.4.0") =>
        ChartPackager.PackageAsync(new(chart), Releases.Release with { Version = version }, _folder["out"], TestContext.Current.CancellationToken);

    private Task<InvalidChartException> RefusedAsync(string chart) => Should.ThrowAsync<InvalidChartException>(() => PackageAsync(chart));
}
