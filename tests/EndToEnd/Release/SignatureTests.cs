using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace EndToEnd.Release;

/// <summary>Signing and checking through <c>./build.sh</c>: a release that is signed, then damaged in every way that somebody with access to the registry could.</summary>
[Collection(SignedReleaseCollection.Name)]
public sealed class SignatureTests(SignedRelease release)
{
    private static readonly HttpClient Http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signed_release_is_verified_with_the_public_key_and_a_rerun_signs_nothing()
    {
        release.FirstRun.Output.ShouldContain("signed by the key");
        release.FirstRun.Output.ShouldNotContain("PRIVATE KEY");

        var run = (await release.VerifyAsync("--verification-key-file", release.PublicKey)).ShouldExitWith(0);
        run.Output.ShouldMatch(@"controller +index +verified +verified +verified");
        run.Output.ShouldMatch(@"gateway +chart +verified +- +-");

        (await release.PublishAsync()).ShouldExitWith(0).Output.ShouldNotContain("signatures attached");
    }

    [Fact]
    public async Task Wrong_key_ends_with_1_and_no_key_or_a_wrong_key_file_with_2()
    {
        (await release.VerifyAsync("--verification-key-file", release.OtherKey)).ShouldExitWith(1).Output.ShouldContain("is not by the given key");
        (await release.VerifyAsync()).ShouldExitWith(2).Output.ShouldContain("give --verification-key-file");
        (await release.VerifyAsync("--verification-key-file", release.Checkout["README.md"])).ShouldExitWith(2).Output.ShouldContain("README.md is no key");
    }

    [Fact]
    public async Task Damaged_release_ends_with_1_and_says_what_is_wrong_and_publishing_again_repairs_it()
    {
        await using var server = release.Checkout.Start("ServeRegistry", "--registry-port", $"{release.Port}");
        await server.LineAsync(line => line.Contains($"localhost:{release.Port}"));

        await ReplaceSimpleSignatureAsync("sds");
        await DeleteReferrersAsync("proxy", "application/spdx+json");
        var run = (await release.VerifyAsync("--verification-key-file", release.PublicKey)).ShouldExitWith(1);
        run.Output.ShouldContain("sds index: wrong: signature");
        run.Output.ShouldContain("proxy index: missing: SBOM");
        run.Output.ShouldNotContain("controller index:");

        (await release.PublishAsync()).ShouldExitWith(0);
        (await release.VerifyAsync("--verification-key-file", release.PublicKey)).ShouldExitWith(0);
        await server.TerminateAsync();
    }

    // An old signature stays beside the new one, as cosign keeps it: the damaged one goes only when somebody deletes it.
    private async Task ReplaceSimpleSignatureAsync(string image)
    {
        var address = Manifest(image, $"{release.DigestOf(image).Replace(':', '-')}.sig");
        var manifest = JsonNode.Parse(await Http.GetStringAsync(address, Cancel))!;
        var annotations = manifest["layers"]![0]!["annotations"]!;
        var signature = Convert.FromBase64String(annotations["dev.cosignproject.cosign/signature"]!.GetValue<string>());
        signature[^1] ^= 1;
        annotations["dev.cosignproject.cosign/signature"] = Convert.ToBase64String(signature);
        using var content = new StringContent(manifest.ToJsonString(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.oci.image.manifest.v1+json");
        (await Http.PutAsync(address, content, Cancel)).EnsureSuccessStatusCode();
    }

    private async Task DeleteReferrersAsync(string image, string artifactType)
    {
        var list = JsonNode.Parse(await Http.GetStringAsync(new Uri($"http://localhost:{release.Port}/v2/local/{image}/referrers/{release.DigestOf(image)}"), Cancel))!;
        foreach (var referrer in list["manifests"]!.AsArray().Where(referrer => referrer!["artifactType"]!.GetValue<string>() == artifactType))
        {
            (await Http.DeleteAsync(Manifest(image, referrer!["digest"]!.GetValue<string>()), Cancel)).EnsureSuccessStatusCode();
        }
    }

    private Uri Manifest(string image, string reference) => new($"http://localhost:{release.Port}/v2/local/{image}/manifests/{reference}");
}
