using System.Globalization;
using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Keeps a release back that a verification found bad.</summary>
internal static class VerificationGate
{
    /// <summary>Looks at the newest mark of each mode.</summary>
    /// <exception cref="ReleaseRefusedException">One has failed.</exception>
    public static async Task PassAsync(RegistryClient client, ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        var marks = await VerificationMarks.ReadLatestAsync(client, Reference.Parse(manifest.Staging!.Artifact!.Reference), cancellationToken);
        var failed = marks.Where(mark => !mark.Passed).ToList();
        if (failed.Count > 0)
        {
            throw new ReleaseRefusedException(string.Join('\n',
            [
                $"{manifest.Identity.Version} failed its verification, and nothing was published:",
                .. failed.Select(mark => $"  {mark.Mode}, {mark.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)}: the reports are in {mark.Reference}"),
                "Release a correction, or verify again when the failure was not the release's: the newest result of each kind counts.",
            ]));
        }
    }
}
