using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Slipway.Helm;
using Slipway.Oci;
using Slipway.Testing;

namespace EndToEnd.Helm;

/// <summary>Our packages beside those of real Helm.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string s_charts = Path.Combine(Golden.RepositoryRoot, "tests", "Slipway.Helm.Tests", "charts");
    private static readonly string s_gateway = Path.Combine(Golden.RepositoryRoot, "src", "Gateway", "charts", "gateway");
    private static readonly string s_digest = $"sha256:{new string('a', 64)}";

    private readonly TempDirectory _folder = new();

    public static TheoryData<string> Majors => HelmCli.Majors;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Package_has_the_files_of_helms_own_in_the_same_order_with_the_same_bytes(string major)
    {
        var helm = HelmCli.Require(major, _folder);
        (await RunningProcess.RunAsync("cp", ["-a", Path.Combine(s_charts, "shop"), Path.Combine(s_charts, "common"), _folder.Path], _folder.Path)).ShouldExitWith(0);
        (await helm.RunAsync("dependency", "build", "shop")).ShouldExitWith(0);
        (await helm.RunAsync("package", "shop", "--version", "1.4.0+b1", "--app-version", "v1.4.0")).ShouldExitWith(0);

        var ours = await PackageAsync(new ChartSpec(_folder["shop"]));

        var expected = await ReadAsync(_folder["shop-1.4.0+b1.tgz"]);
        var actual = await ReadAsync(ours.Path);
        actual.Select(file => file.Name).ShouldBe(InOrder(expected.Select(file => file.Name)));
        foreach (var (name, content) in expected)
        {
            actual.Single(file => file.Name == name).Content.ShouldBe(content, name);
        }
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Packages_pass_helms_strict_lint(string major)
    {
        var helm = HelmCli.Require(major, _folder);

        foreach (var spec in new[] { GatewaySpec(), new ChartSpec(s_gateway + "-crds"), ShopSpec() })
        {
            var outcome = (await helm.RunAsync("lint", "--strict", (await PackageAsync(spec)).Path)).ShouldExitWith(0);
            outcome.Output.ShouldNotContain("[WARNING]");
            outcome.Output.ShouldNotContain("[ERROR]");
        }
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Manifests_of_the_gateway_name_the_pinned_images(string major)
    {
        var helm = HelmCli.Require(major, _folder);

        var manifests = (await helm.RunAsync("template", "test", (await PackageAsync(GatewaySpec())).Path)).ShouldExitWith(0).Output;

        foreach (var image in new[] { "controller", "sds", "proxy" })
        {
            manifests.ShouldContain($"image: \"localhost:5005/acme/{image}@{s_digest}\"");
        }
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Helm_reads_the_edited_values_as_texts_and_all_others_as_before(string major)
    {
        var helm = HelmCli.Require(major, _folder);
        var before = await ValuesAsync(helm, (await PackageAsync(new ChartSpec(Path.Combine(s_charts, "shop")))).Path);

        var after = await ValuesAsync(helm, (await PackageAsync(ShopSpec())).Path);

        string[] pinned =
        [
            $"\"image\":{{\"digest\":\"{s_digest}\",\"pullPolicy\":\"IfNotPresent\",\"repository\":\"localhost:5005/acme/controller\",\"tag\":\"1.10\"}}",
            $"\"image\":{{\"digest\":\"{s_digest}\",\"registry\":\"localhost:5005\",\"repository\":\"acme/sds\",\"tag\":\"1.10\"}}",
            $"\"image\":{{\"digest\":\"{s_digest}\",\"repository\":\"localhost:5005/acme/proxy\",\"tag\":\"1.10\"}}",
        ];
        string[] original =
        [
            "\"image\":{\"pullPolicy\":\"IfNotPresent\",\"repository\":\"example.com/shop/front\",\"tag\":\"0.1.0\"}",
            "\"image\":{\"digest\":\"\",\"registry\":\"docker.io\",\"repository\":\"shop/back\",\"tag\":null}",
            "\"image\":{\"digest\":null,\"repository\":\"example.com/shop/dotted\",\"tag\":1.1}",
        ];
        pinned.Zip(original).Aggregate(after, (text, pair) => text.Replace(pair.First, pair.Second, StringComparison.Ordinal))
            .Replace(original[2].Replace("example.com/shop/dotted", "", StringComparison.Ordinal), "", StringComparison.Ordinal)
            .ShouldBe(before.Replace("\"worker\":{\"image\":{}}", $"\"worker\":{{{original[2]}}}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Majors))]
    public async Task Helm_shows_version_and_app_version(string major)
    {
        var helm = HelmCli.Require(major, _folder);

        var shown = (await helm.RunAsync("show", "chart", (await PackageAsync(GatewaySpec())).Path)).ShouldExitWith(0).Output;

        shown.ShouldContain("version: 1.4.0+b1\n");
        shown.ShouldContain("appVersion: v1.4.0\n");
    }

    // Helm's order of subcharts is by chance; everything else is kept.
    private static IEnumerable<string> InOrder(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Where(name => !name.StartsWith("shop/charts/", StringComparison.Ordinal))
            .Concat(all.Where(name => name.StartsWith("shop/charts/", StringComparison.Ordinal)).GroupBy(name => name.Split('/')[2], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group));
    }

    private static async Task<List<(string Name, string Content)>> ReadAsync(string path)
    {
        List<(string, string)> files = [];
        await using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            entry.EntryType.ShouldBe(TarEntryType.RegularFile);
            entry.Mode.ShouldBe((UnixFileMode)0b110_100_100);
            using var content = new MemoryStream();
            await (entry.DataStream ?? Stream.Null).CopyToAsync(content);
            var text = Encoding.UTF8.GetString(content.ToArray());

            // Helm writes the moment of the call.
            files.Add((entry.Name, entry.Name.EndsWith("Chart.lock", StringComparison.Ordinal) ? text.Split("generated:")[0] : text));
        }

        return files;
    }

    private static async Task<string> ValuesAsync(HelmCli helm, string package)
    {
        var manifests = (await helm.RunAsync("template", "test", package, "--show-only", "templates/shop.yaml")).ShouldExitWith(0).Output;
        return manifests.Split('\n').Single(line => line.StartsWith("  values: ", StringComparison.Ordinal)).Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    private static ChartSpec GatewaySpec() => new(s_gateway)
    {
        Images = new Dictionary<string, string>(StringComparer.Ordinal) { ["controller.image"] = "controller", ["sds.image"] = "sds", ["proxy.image"] = "proxy" },
    };

    private static ChartSpec ShopSpec() => new(Path.Combine(s_charts, "shop"))
    {
        Images = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["front.image"] = "controller", ["back.image"] = "sds", ["worker.image"] = "proxy", [@"dotted\.key.image"] = "proxy",
        },
    };

    private Task<PackedChart> PackageAsync(ChartSpec spec) => ChartPackager.PackageAsync(
        spec,
        new()
        {
            Version = "1.4.0+b1",
            AppVersion = "v1.4.0",
            Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            Images = new[] { "controller", "sds", "proxy" }.ToDictionary(name => name, name => Reference.Parse($"localhost:5005/acme/{name}:1.10@{s_digest}"), StringComparer.Ordinal),
        },
        _folder["out"],
        TestContext.Current.CancellationToken);
}
