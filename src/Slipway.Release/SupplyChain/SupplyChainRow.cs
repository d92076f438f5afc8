using Slipway.Oci;

namespace Slipway.Release;

/// <summary>What is attached to an image, one of its platforms, or a chart.</summary>
/// <param name="Image">The name of the image or chart.</param>
/// <param name="Platform">The platform; <c>index</c> for all of an image, <c>chart</c> for a chart.</param>
/// <param name="Digest">The digest that was asked about.</param>
/// <param name="Signature">Of cosign's first and second layout.</param>
/// <param name="Sbom">The bills of materials in both formats.</param>
/// <param name="Provenance">The provenance.</param>
/// <param name="Problems">What does not hold, a sentence each.</param>
internal sealed record SupplyChainRow(string Image, string Platform, Digest Digest, Finding Signature, Finding Sbom, Finding Provenance, IReadOnlyList<string> Problems)
{
    /// <summary>Whether everything is there and nothing is wrong.</summary>
    /// <param name="signed">Whether everything must be signed by the expected one.</param>
    public bool IsGood(bool signed) => signed
        ? Signature == Finding.Verified && Sbom is (Finding.Verified or Finding.NotNeeded) && Provenance is (Finding.Verified or Finding.NotNeeded)
        : Signature != Finding.Wrong && IsThere(Sbom) && IsThere(Provenance);

    private static bool IsThere(Finding finding) => finding is Finding.Unsigned or Finding.Unchecked or Finding.NotNeeded;
}
