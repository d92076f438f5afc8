using Slipway.Oci;

namespace Slipway.Release;

/// <summary>What is attached to an image or one of its platforms.</summary>
/// <param name="Image">The image's name.</param>
/// <param name="Platform">The platform, or <c>index</c>.</param>
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
        ? (Signature, Sbom, Provenance) == (Finding.Verified, Finding.Verified, Finding.Verified)
        : Signature != Finding.Wrong && IsThere(Sbom) && IsThere(Provenance);

    private static bool IsThere(Finding finding) => finding is Finding.Unsigned or Finding.Unchecked;
}
