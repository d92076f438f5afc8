using Slipway.Engine;
using Slipway.Images;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Release.Tests;

/// <summary>Attaching and checking against a real registry on loopback.</summary>
public sealed class SupplyChainTests : IAsyncLifetime
{
    private readonly TempDirectory _folder = new();
    private readonly RegistryClient _client = new(new RegistryClientOptions { MaximumAttempts = 1 });
    private EmbeddedRegistry? _registry;
    private OciLayout? _layout;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Reference Repository => Reference.Parse($"{_registry!.Address}/acme/proxy");

    public async ValueTask InitializeAsync()
    {
        _registry = await EmbeddedRegistry.StartAsync(new() { Root = _folder["registry"], Port = 0 }, Cancel);
        _layout = await OciLayout.OpenOrCreateAsync(_folder["layout"], Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _registry!.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pushed_image_with_a_key_is_verified_in_every_part()
    {
        using var attester = TestAttester.New();
        var index = await PublishAsync(attester);
        var rows = await CheckAsync(index, attester);

        rows.Select(row => row.Platform).ShouldBe(["index", "linux/amd64"]);
        rows.ShouldAllBe(row => row.Signature == Finding.Verified && row.Sbom == Finding.Verified && row.Provenance == Finding.Verified && row.Problems.Count == 0);
        Should.NotThrow(() => SupplyChainVerdict.Require(rows, attester.Verifier));
    }

    [Fact]
    public async Task Pushed_image_without_a_key_has_bills_and_provenance()
    {
        var rows = await CheckAsync(await PublishAsync(null), null);
        rows.ShouldAllBe(row => row.Signature == Finding.Missing && row.Sbom == Finding.Unsigned && row.Provenance == Finding.Unsigned);
        Should.NotThrow(() => SupplyChainVerdict.Require(rows, null));
    }

    [Fact]
    public async Task Signed_image_without_a_key_to_check_with_asks_for_one()
    {
        using var attester = TestAttester.New();
        var rows = await CheckAsync(await PublishAsync(attester), null);
        rows.ShouldAllBe(row => row.Signature == Finding.Unchecked && row.Sbom == Finding.Unchecked && row.Provenance == Finding.Unchecked);
        Should.Throw<UsageException>(() => SupplyChainVerdict.Require(rows, null)).Message.ShouldContain("--verification-key-file");
    }

    [Fact]
    public async Task Unsigned_image_is_refused_when_a_key_is_given()
    {
        using var attester = TestAttester.New();
        var rows = await CheckAsync(await PublishAsync(null), attester);
        Should.Throw<SupplyChainException>(() => SupplyChainVerdict.Require(rows, attester.Verifier)).Message.ShouldContain("proxy index: missing: signature");
    }

    [Fact]
    public async Task Rerun_attaches_nothing_and_finds_its_own_signatures()
    {
        using var attester = TestAttester.New();
        var index = await PublishAsync(attester);
        (await AttachAsync(index, attester)).ShouldBe(0);
    }

    [Fact]
    public async Task Rerun_in_another_run_of_the_CI_system_attaches_nothing()
    {
        using var attester = TestAttester.New();
        var index = await PublishAsync(attester, "https://ci.example/runs/1");
        await WriteDocumentsAsync(index, "https://ci.example/runs/2");
        (await AttachAsync(index, attester)).ShouldBe(0);
    }

    [Fact]
    public async Task Second_signer_signs_beside_the_first()
    {
        using var first = TestAttester.New();
        using var second = TestAttester.New();
        var index = await PublishAsync(first);

        (await AttachAsync(index, second)).ShouldBe(10);
        foreach (var attester in new[] { first, second })
        {
            (await CheckAsync(index, attester)).ShouldAllBe(row => row.IsGood(true));
        }
    }

    [Fact]
    public async Task Signatures_by_another_key_are_wrong_and_say_so()
    {
        using var attester = TestAttester.New();
        using var other = TestAttester.New();
        var rows = await CheckAsync(await PublishAsync(attester), other);

        rows.ShouldAllBe(row => row.Signature == Finding.Wrong && row.Sbom == Finding.Wrong && row.Provenance == Finding.Wrong);
        var error = Should.Throw<SupplyChainException>(() => SupplyChainVerdict.Require(rows, other.Verifier)).Message;
        error.ShouldContain("is not by the given key");
        error.ShouldContain(other.Verifier.Identity);
    }

    [Fact]
    public async Task Signature_for_another_repository_does_not_count()
    {
        using var attester = TestAttester.New();
        var index = await PublishAsync(attester);
        var copy = Reference.Parse($"{_registry!.Address}/evil/proxy");
        await _client.CopyAsync(Repository.WithDigest(index.Digest), copy.WithDigest(index.Digest), new CopyOptions { IncludeReferrers = true }, Cancel);

        var rows = await new SupplyChainCheck(_client, attester.Verifier).RunAsync("image", "proxy", copy.WithDigest(index.Digest), Cancel);
        rows[0].Signature.ShouldBe(Finding.Wrong);
        rows[0].Problems.ShouldContain(problem => problem.Contains("The signature was made for"));
    }

    [Fact]
    public async Task Image_that_was_staged_elsewhere_is_signed_for_the_repository_of_the_release()
    {
        using var attester = TestAttester.New();
        var index = await TestImage.WriteAsync(_layout!, Cancel);
        await WriteDocumentsAsync(index, null);
        var (staged, release) = (RegistryTarget.Parse($"{_registry!.Address}/staging"), RegistryTarget.Parse($"{_registry.Address}/acme"));
        var item = new StageItem("image", _layout!, index, Reference.Parse(staged.Image("proxy")), 0);
        await _client.PushAsync(_layout!, index, item.Repository.WithDigest(index.Digest), new PushOptions(), Cancel);
        await new AttachmentPublisher(_client, attester, (AbsolutePath)_folder["signatures"]).PublishAllAsync([item], staged, release, Cancel);
        var manifest = new ReleaseManifest
        {
            Identity = new() { Version = "v1.0.0", Reason = "", Time = DateTimeOffset.UnixEpoch, Development = false },
            Images = [new() { Name = "proxy", Digest = index.Digest, Size = 1, Platforms = [], Base = "host", Layout = "" }],
        };
        using var other = TestAttester.New();
        await new StagedSignatures(_client, attester.Verifier).RequireAsync(manifest, staged, release, Cancel);
        await new StagedSignatures(_client, null).RequireAsync(manifest, staged, release, Cancel);
        await Should.ThrowAsync<SupplyChainException>(() => new StagedSignatures(_client, other.Verifier).RequireAsync(manifest, staged, release, Cancel));
        await Should.ThrowAsync<SupplyChainException>(() => new StagedSignatures(_client, attester.Verifier).RequireAsync(manifest, staged, RegistryTarget.Parse("ghcr.io/evil"), Cancel));

        await _client.CopyAsync(item.Repository.WithDigest(index.Digest), Repository.WithTag("v1"), new CopyOptions(), Cancel);

        (await new SupplyChainCheck(_client, attester.Verifier).RunAsync("image", "proxy", Repository.WithTag("v1"), Cancel)).ShouldAllBe(row => row.IsGood(true));
    }

    [Fact]
    public async Task Chart_has_a_signature_and_nothing_else()
    {
        using var attester = TestAttester.New();
        var config = await _layout!.WriteBlobAsync("{}"u8.ToArray(), "application/vnd.cncf.helm.config.v1+json", Cancel);
        var chart = await _layout.WriteBlobAsync(OciJson.Serialize(new ImageManifest { Config = config, Layers = [] }), MediaTypes.ImageManifest, Cancel);
        var item = new StageItem("chart", _layout, chart, Reference.Parse($"{_registry!.Address}/acme/charts/gateway"), 0);
        await _client.PushAsync(_layout, chart, item.Repository.WithDigest(chart.Digest), new PushOptions(), Cancel);
        (await new AttachmentPublisher(_client, attester, (AbsolutePath)_folder["signatures"]).PublishAsync(item, item.Repository.Name, Cancel)).ShouldBe(2);

        var row = (await new SupplyChainCheck(_client, attester.Verifier).RunAsync("chart", "gateway", item.Repository.WithDigest(chart.Digest), Cancel)).ShouldHaveSingleItem();
        (row.Platform, row.Signature, row.Sbom, row.Provenance).ShouldBe(("chart", Finding.Verified, Finding.NotNeeded, Finding.NotNeeded));
        row.IsGood(true).ShouldBeTrue();
    }

    [Fact]
    public async Task Image_that_is_not_there_is_named() =>
        (await Should.ThrowAsync<RegistryException>(() => new SupplyChainCheck(_client, null).RunAsync("image", "proxy", Repository.WithTag("v1"), Cancel))).Message.ShouldContain("acme/proxy:v1: publish it first");

    private async Task<IReadOnlyList<SupplyChainRow>> CheckAsync(Descriptor index, KeyAttester? attester) =>
        await new SupplyChainCheck(_client, attester?.Verifier).RunAsync("image", "proxy", Repository.WithDigest(index.Digest), Cancel);

    private Task<int> AttachAsync(Descriptor index, KeyAttester? attester) =>
        new AttachmentPublisher(_client, attester, (AbsolutePath)_folder["signatures"]).PublishAsync(new StageItem("image", _layout!, index, Repository, 0), Repository.Name, Cancel);

    private async Task<Descriptor> PublishAsync(KeyAttester? attester, string? run = null)
    {
        var index = await TestImage.WriteAsync(_layout!, Cancel);
        await WriteDocumentsAsync(index, run);
        await _client.PushAsync(_layout!, index, Repository.WithDigest(index.Digest), new PushOptions(), Cancel);
        (await AttachAsync(index, attester)).ShouldBe(attester is null ? 6 : 16);
        return index;
    }

    private Task WriteDocumentsAsync(Descriptor index, string? run) => TestImage.WriteDocumentsAsync(_layout!, index, run, Cancel);
}
