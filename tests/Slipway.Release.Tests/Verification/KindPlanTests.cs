using System.Text;
using System.Text.Json.Nodes;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Release.Tests.Publishing;
using Slipway.Verification;
using Slipway.Verification.Kubernetes;

namespace Slipway.Release.Tests.Verification;

/// <summary>What a cluster gets of a release that is in a registry.</summary>
public sealed class KindPlanTests
{
    private static CancellationToken Cancel => ReleaseFixture.Cancel;

    [Fact]
    public async Task Staged_chart_is_pulled_by_its_digest_and_is_the_package_that_was_built()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        var made = await MakeAsync(fixture, staged, Settings(fixture));

        var chart = made.Plan.Charts.ShouldHaveSingleItem();
        (chart.Name, chart.Previous, chart.Chart.Version).ShouldBe(("gateway", null, null));
        Digest.Of(await File.ReadAllBytesAsync(chart.Chart.Source, Cancel)).ShouldBe(staged.Charts[0].Package.Digest);
        made.Plan.PreviousVersion.ShouldBeNull();
    }

    [Fact]
    public async Task Published_chart_is_left_to_helm_at_its_exact_version()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        var made = await MakeAsync(fixture, staged, Settings(fixture) with { Choice = new(Published: true, Docker: false) });

        made.Plan.Charts[0].Chart.ShouldBe(new HelmChart($"oci://{fixture.Target.Prefix}/charts/gateway", "1.4.0") { PlainHttp = true });
    }

    [Fact]
    public async Task Upgrade_begins_with_the_nearest_release_before()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        foreach (var version in new[] { "v1.2.0", "v1.3.0", "v1.5.0" })
        {
            await fixture.PublishAsync(fixture.Request(await fixture.StageAsync(await fixture.BuildAsync(version, version))));
        }

        var made = await MakeAsync(fixture, await fixture.StageAsync(await fixture.BuildAsync()), Settings(fixture));

        made.Plan.PreviousVersion.ShouldBe("v1.3.0");
        made.Plan.Charts[0].Previous.ShouldNotBeNull().Version.ShouldBe("1.3.0");
        (await NamesAsync(made.Archive!)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Images_of_a_registry_on_this_machine_are_put_into_an_archive_with_all_platforms_and_whole_names()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        var made = await MakeAsync(fixture, staged, Settings(fixture));

        (await NamesAsync(made.Archive.ShouldNotBeNull())).ShouldBe(staged.Images.Select(image => $"{fixture.Target.Prefix}/{image.Name}@{image.Digest}"));
        var blobs = (await EntriesAsync(made.Archive)).Keys.Where(path => path.StartsWith("blobs/sha256/", StringComparison.Ordinal) && path.Length > 20).ToList();
        foreach (var image in staged.Images)
        {
            blobs.ShouldContain($"blobs/sha256/{image.Digest.Hex}");
            image.Platforms.ShouldAllBe(platform => blobs.Contains($"blobs/sha256/{platform.Digest.Hex}"));
        }
    }

    [Fact]
    public async Task Images_that_are_staged_elsewhere_have_the_names_of_the_charts_too()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staging = fixture.Owner("staging").Target;
        var staged = await fixture.StageAsync(await fixture.BuildAsync(), staging);

        var made = await MakeAsync(fixture, staged, Settings(fixture) with { Staged = staging });

        var names = await NamesAsync(made.Archive!);
        names.ShouldContain($"{staging.Prefix}/proxy@{staged.Images[1].Digest}");
        names.ShouldContain($"{fixture.Target.Prefix}/proxy@{staged.Images[1].Digest}");
    }

    [Fact]
    public async Task Suite_needs_the_echo_image_by_its_digest()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        (await MakeAsync(fixture, staged, Settings(fixture) with { Gateway = new() { EchoImage = "proxy" } })).Plan.EchoImage.ShouldBe($"{fixture.Target.Prefix}/proxy@{staged.Images[1].Digest}");
        (await Should.ThrowAsync<VerificationException>(() => MakeAsync(fixture, staged, Settings(fixture) with { Gateway = new() }))).Message.ShouldContain("has no image 'echo'");
    }

    [Fact]
    public async Task Credentials_are_written_for_helm_alone_and_only_this_user_reads_them()
    {
        await using var fixture = await ReleaseFixture.StartAsync();
        var staged = await fixture.StageAsync(await fixture.BuildAsync());

        var made = await MakeAsync(fixture, staged, Settings(fixture) with { Credentials = new OneCredential(), Choice = new(Published: true, Docker: false) });

        var file = made.Plan.Charts[0].Chart.RegistryConfig.ShouldNotBeNull();
        var auth = (string)JsonNode.Parse(file.ReadAllText())!["auths"]![fixture.Target.Registry]!["auth"]!;
        Encoding.UTF8.GetString(Convert.FromBase64String(auth)).ShouldBe("me:secret");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        // The images are loaded: pods need no credentials.
        made.Plan.PullConfig.ShouldBeNull();
    }

    private static async Task<KindPlan.Made> MakeAsync(ReleaseFixture fixture, ReleaseManifest staged, KindSettings settings) =>
        await new KindPlan(settings, fixture.Client, fixture.Root / "kind", new(TimeProvider.System, _ => { })).MakeAsync(new() { Registry = settings.Staged, Manifest = staged }, Cancel);

    private static KindSettings Settings(ReleaseFixture fixture) => new()
    {
        Registry = fixture.Target,
        Staged = fixture.Target,
        Choice = new(Published: false, Docker: false),
        Credentials = new KindSettingsTests.NoCredentials(),
        NodeImages = KindNodeImages.Standard,
    };

    private static async Task<IReadOnlyList<string>> NamesAsync(AbsolutePath archive)
    {
        var index = OciJson.ParseIndex((await EntriesAsync(archive))["index.json"]);
        return [.. index.Manifests.Select(entry => entry.Annotations!["io.containerd.image.name"])];
    }

    private static async Task<Dictionary<string, byte[]>> EntriesAsync(AbsolutePath archive)
    {
        var entries = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using var file = File.OpenRead(archive);
        await using var reader = new System.Formats.Tar.TarReader(file);
        while (await reader.GetNextEntryAsync(copyData: true, Cancel) is { } entry)
        {
            using var content = new MemoryStream();
            await (entry.DataStream?.CopyToAsync(content, Cancel) ?? Task.CompletedTask);
            entries[entry.Name] = content.ToArray();
        }

        return entries;
    }

    private sealed class OneCredential : ICredentialSource
    {
        public ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) => new(RegistryCredential.Basic("me", "secret"));
    }
}
