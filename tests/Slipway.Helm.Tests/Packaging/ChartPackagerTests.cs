using System.Formats.Tar;
using Slipway.Testing;

namespace Slipway.Helm.Tests.Packaging;

/// <summary>A package is what Helm would make of the chart, but with the same bytes every time.</summary>
public sealed class ChartPackagerTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Package_has_files_only_in_the_order_of_helm()
    {
        var entries = await Packages.ReadAsync((await PackageAsync(TestCharts.Shop)).Path);

        Golden.Match(string.Join('\n', entries.Select(entry => entry.Name)) + "\n", "shop-files.txt");
        entries.ShouldAllBe(entry => entry.Type == TarEntryType.RegularFile && entry.Mode == (UnixFileMode)0b110_100_100 && entry.Time == Releases.Time);
    }

    [Theory]
    [InlineData("shop/Chart.yaml")]
    [InlineData("shop/Chart.lock")]
    [InlineData("shop/values.yaml")]
    public async Task Rewritten_file_is_the_reviewed_one(string name) =>
        Golden.Match(await Packages.ReadTextAsync((await PackageAsync(TestCharts.Shop)).Path, name), $"shop-{Path.GetFileName(name)}");

    [Fact]
    public async Task Lock_has_the_digest_that_helm_computed() =>
        (await Packages.ReadTextAsync((await PackageAsync(TestCharts.Shop)).Path, "shop/Chart.lock"))
            .ShouldContain("digest: sha256:47bb914b40819d2c00a9582e89bf5519fb59bd59a0521805bbc5ef492e455e86\n");

    [Fact]
    public async Task Packed_chart_says_what_it_is()
    {
        var packed = await PackageAsync(TestCharts.Shop);

        (packed.Name, packed.Version, packed.AppVersion).ShouldBe(("shop", "1.4.0", "v1.4.0"));
        packed.Path.ShouldBe(_folder["out/shop-1.4.0.tgz"]);
        packed.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(packed.Path))));
        packed.Size.ShouldBe(new FileInfo(packed.Path).Length);
        var opened = await PackedChart.OpenAsync(packed.Path, TestContext.Current.CancellationToken);
        (opened.Path, opened.Digest, opened.Size, opened.Version).ShouldBe((packed.Path, packed.Digest, packed.Size, packed.Version));
    }

    [Fact]
    public async Task Bytes_do_not_depend_on_times_modes_or_place()
    {
        var one = _folder.WriteChart("one/app", files: [("values.yaml", "a: 1\n"), ("templates/a.yaml", "a"), ("templates/b.yaml", "b")]);
        var two = _folder.WriteChart("two/app", files: [("templates/b.yaml", "b"), ("templates/a.yaml", "a"), ("values.yaml", "a: 1\n")]);
        File.WriteAllText(_folder["one/app/Chart.yaml"], "apiVersion: v2\nname: app\nversion: 1.0.0\n");
        File.WriteAllText(_folder["two/app/Chart.yaml"], "# Other layout.\nversion: \"1.0.0\"\nname: 'app'\napiVersion: v2\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["two/app/values.yaml"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        File.SetLastWriteTimeUtc(_folder["two/app/values.yaml"], DateTime.UnixEpoch);

        (await PackageAsync(new(one))).Digest.ShouldBe((await PackageAsync(new(two))).Digest);
    }

    [Fact]
    public async Task Source_is_left_as_it_is()
    {
        var chart = _folder.WriteChart("app", files: [("values.yaml", "image: {}\n")]);

        await PackageAsync(new(chart) { Images = new Dictionary<string, string>(StringComparer.Ordinal) { ["image"] = "proxy" } });

        (await File.ReadAllTextAsync(_folder["app/values.yaml"])).ShouldBe("image: {}\n");
        (await File.ReadAllTextAsync(_folder["app/Chart.yaml"])).ShouldContain("version: 1.0.0");
        Directory.GetFiles(_folder["out"]).ShouldBe([_folder["out/app-1.4.0.tgz"]]);
    }

    [Fact]
    public async Task Every_problem_of_the_release_is_named()
    {
        var spec = TestCharts.Shop with
        {
            Images = new Dictionary<string, string>(StringComparer.Ordinal) { ["front.imgae"] = "controller", ["replicas"] = "proxy", ["back.image"] = "contorller" },
        };

        var error = await Should.ThrowAsync<InvalidChartException>(() => ChartPackager.PackageAsync(spec, Releases.Release with { Version = "one" }, _folder["out"], TestContext.Current.CancellationToken));

        error.Problems.ShouldBe(
        [
            "'one' is no SemVer version such as 1.4.0, which Helm asks of charts.",
            "back.image is taken from the image 'contorller', which this release does not have; the nearest are controller, proxy, sds.",
            "values.yaml: there is no 'front.imgae': 'front' has no key 'imgae'; the nearest are image, limits, motto.",
            "values.yaml: 'replicas' in line 4 is no mapping; one with repository, tag and digest is expected.",
        ]);
        Directory.Exists(_folder["out"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Package_whose_bytes_are_damaged_is_no_chart()
    {
        var packed = await PackageAsync(TestCharts.Shop);
        var bytes = await File.ReadAllBytesAsync(packed.Path);
        await File.WriteAllBytesAsync(packed.Path, bytes[..(bytes.Length / 2)]);

        (await Should.ThrowAsync<InvalidChartException>(() => PackedChart.OpenAsync(packed.Path, TestContext.Current.CancellationToken))).Message.ShouldContain("this is no packed chart");
    }

    [Fact]
    public void Spec_names_all_its_problems()
    {
        var spec = new ChartSpec(_folder["none"]) { Images = new Dictionary<string, string>(StringComparer.Ordinal) { ["a..b"] = "controller", ["image"] = "prxy" } };

        spec.Validate(["controller", "proxy"]).ShouldBe(
        [
            $"There is no chart in {_folder["none"]}: a directory with Chart.yaml is expected.",
            $"The chart {_folder["none"]} maps 'a..b', which is no path of values such as controller.image.",
            $"The chart {_folder["none"]} takes image from the image 'prxy', which the build does not make; the nearest are proxy, controller.",
        ]);
        TestCharts.Shop.Validate(["controller", "sds", "proxy"]).ShouldBeEmpty();
    }

    private Task<PackedChart> PackageAsync(ChartSpec spec) => ChartPackager.PackageAsync(spec, Releases.Release, _folder["out"], TestContext.Current.CancellationToken);
}
