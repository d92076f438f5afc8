using Slipway.Images;

namespace Slipway.Release;

/// <summary>Whether what was found is good enough.</summary>
internal static class SupplyChainVerdict
{
    /// <summary>Requires that everything is there and holds.</summary>
    /// <param name="rows">What was found.</param>
    /// <param name="verifier">Whose signatures are believed; null when none was checked.</param>
    /// <exception cref="SupplyChainException">Something is missing or wrong.</exception>
    /// <exception cref="UsageException">Everything is there, and signatures that nobody checked.</exception>
    public static void Require(IReadOnlyList<SupplyChainRow> rows, IAttestationVerifier? verifier)
    {
        var bad = rows.Where(row => !row.IsGood(signed: verifier is not null)).ToList();
        if (bad.Count > 0)
        {
            throw new SupplyChainException(
                $"{bad.Count} of {rows.Count} manifests lack something or have something wrong:\n{string.Join('\n', bad.Select(Line))}\n"
                + (verifier is null ? "Run Publish again to attach what is missing." : $"Signatures by {verifier.Identity} were expected. Run Publish with what it signs with to attach what is missing."));
        }

        if (verifier is null && rows.Any(row => row.Signature == Finding.Unchecked))
        {
            throw new UsageException(
                "The images are signed, and nothing is given to check the signatures with: give --verification-key-file (PEM), or --certificate-identity and --certificate-issuer for signatures without a key. SBOMs and provenance are there and name the images' digests.");
        }

        if (verifier is null)
        {
            Log.Warning("Nothing is signed: SBOMs and provenance are there and name the images' digests, but anybody who may push could have attached them.");
        }
    }

    private static string Line(SupplyChainRow row)
    {
        (string What, Finding Finding)[] found = [("signature", row.Signature), ("SBOM", row.Sbom), ("provenance", row.Provenance)];
        string[] faults =
        [
            .. Fault(Finding.Missing, "missing"),
            .. row.Signature == Finding.Missing ? [] : Fault(Finding.Unsigned, "not signed"),
            .. Fault(Finding.Wrong, "wrong"),
        ];
        return $"  {row.Image} {row.Platform}: {string.Join("; ", faults)}{(row.Problems.Count > 0 ? $". {row.Problems[0]}" : "")}";

        IEnumerable<string> Fault(Finding finding, string text) =>
            found.Where(part => part.Finding == finding).Select(part => part.What).ToArray() is { Length: > 0 } parts ? [$"{text}: {string.Join(", ", parts)}"] : [];
    }
}
