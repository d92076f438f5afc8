using Slipway.Oci;
using Slipway.Testing.Http;

namespace Slipway.Registry.Tests.Client;

public sealed class ReferrersTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Referrers_are_listed_with_and_without_the_API(bool hasApi)
    {
        await using var fixture = await StartAsync(hasApi);
        var subject = await PushSubjectAsync(fixture);
        var sbom = await PushReferrerAsync(fixture, subject, "sbom");
        var signature = await PushReferrerAsync(fixture, subject, "signature");
        (await ListAsync(fixture, subject)).Select(d => d.Digest).ShouldBe([sbom.Digest, signature.Digest], ignoreOrder: true);
        (await ListAsync(fixture, subject, "sbom")).Single().Digest.ShouldBe(sbom.Digest);
        (await ListAsync(fixture, subject, "other")).ShouldBeEmpty();
        (await fixture.Client.ListTagsAsync(fixture.Repository("a"), default)).Contains($"sha256-{subject.Digest.Hex}").ShouldBe(!hasApi);
    }

    [Fact]
    public async Task Nothing_is_about_a_manifest_that_nobody_signed()
    {
        await using var fixture = await StartAsync(hasApi: false);
        (await ListAsync(fixture, await PushSubjectAsync(fixture))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Second_push_repairs_a_fallback_that_the_first_did_not_reach()
    {
        await using var fixture = await StartAsync(hasApi: false);
        var subject = await PushSubjectAsync(fixture);
        var referrer = await PushReferrerAsync(fixture, subject, "sbom");
        await fixture.Client.DeleteAsync(fixture.Repository("a").WithTag($"sha256-{subject.Digest.Hex}"), default);
        (await ListAsync(fixture, subject)).ShouldBeEmpty();
        await fixture.PushAsync(referrer, "a");
        (await ListAsync(fixture, subject)).Single().Digest.ShouldBe(referrer.Digest);
    }

    [Fact]
    public async Task Fallback_that_another_writer_replaces_is_written_again()
    {
        await using var fixture = await StartAsync(hasApi: false);
        var subject = await PushSubjectAsync(fixture);
        var fallback = $"sha256-{subject.Digest.Hex}";
        var empty = OciJson.Serialize(new ImageIndex { Manifests = [] });
        var overwrites = 2;
        fixture.Proxy.Inject((request, _) =>
        {
            // Right before the entry is read back, somebody else writes an index without it.
            if (request.Method == "GET" && request.Path.Value!.EndsWith(fallback, StringComparison.Ordinal) && Interlocked.Decrement(ref overwrites) >= 0)
            {
                fixture.Server.PushManifestAsync("a", fallback, MediaTypes.ImageIndex, empty).GetAwaiter().GetResult();
            }

            return HideApi(request, _);
        });
        var referrer = await PushReferrerAsync(fixture, subject, "sbom");
        (await ListAsync(fixture, subject)).Single().Digest.ShouldBe(referrer.Digest);
    }

    [Fact]
    public async Task Subject_must_be_named_by_digest()
    {
        await using var fixture = await StartAsync(hasApi: true);
        await Should.ThrowAsync<ArgumentException>(() => fixture.Client.ListReferrersAsync(fixture.Repository("a:v1"), null, default));
    }

    private static async Task<ClientFixture> StartAsync(bool hasApi)
    {
        var fixture = await ClientFixture.StartAsync();
        if (!hasApi)
        {
            fixture.Proxy.Inject(HideApi);
        }

        return fixture;
    }

    // A registry of specification 1.0 knows neither the path nor the header.
    private static Fault? HideApi(Microsoft.AspNetCore.Http.HttpRequest request, int number) =>
        request.Path.Value!.Contains("/referrers/", StringComparison.Ordinal) ? new Fault.Status(404)
        : request.Method == "PUT" ? new Fault.RemoveHeader("OCI-Subject")
        : null;

    private static async Task<Descriptor> PushSubjectAsync(ClientFixture fixture)
    {
        var subject = await fixture.BuildImageAsync("subject", Platform.LinuxAmd64);
        await fixture.PushAsync(subject, "a:v1");
        return subject;
    }

    private static async Task<Descriptor> PushReferrerAsync(ClientFixture fixture, Descriptor subject, string artifactType)
    {
        var referrer = await fixture.BuildImageAsync(artifactType, Platform.LinuxAmd64, manifest => manifest with { Subject = subject, ArtifactType = artifactType });
        await fixture.PushAsync(referrer, "a");
        return referrer;
    }

    private static Task<IReadOnlyList<Descriptor>> ListAsync(ClientFixture fixture, Descriptor subject, string? artifactType = null) =>
        fixture.Client.ListReferrersAsync(fixture.Repository("a").WithDigest(subject.Digest), artifactType, default);
}
