namespace EndToEnd.Release;

/// <summary>The gate of vulnerabilities through <c>./build.sh</c>, with a script in PATH that takes grype's place.</summary>
[Collection(SignedReleaseCollection.Name)]
public sealed class ScanTests(SignedRelease release) : IDisposable
{
    private const string Grype = """
        #!/bin/sh
        set -eu
        [ "$2 $3 $4 $6" = "--output json --file --quiet" ]
        grep -q imageLayoutVersion "${1#oci-dir:}/oci-layout"
        cat > "$5" <<'END'
        { "matches": [ { "vulnerability": { "id": "CVE-2026-1", "severity": "Critical", "fix": { "versions": ["3.0.15"] } },
            "artifact": { "name": "libssl3", "version": "3.0.11", "purl": "pkg:deb/debian/libssl3@3.0.11" } } ],
          "descriptor": { "name": "grype", "version": "0.104.0" } }
        END
        """;

    [Fact]
    public async Task Vulnerability_stops_the_release_until_somebody_accounts_for_it()
    {
        await InstallScannerAsync();

        var stopped = (await RunAsync("Scan", "Publish", "--skip", "Compile", "Test", "--base-image", "host", "--version", "v9.9.9")).ShouldExitWith(1);
        stopped.Output.ShouldContain("CVE-2026-1 (Critical) in libssl3 3.0.11, fixed in 3.0.15: controller linux/amd64");
        stopped.Output.ShouldMatch(@"Publish +NotRun|Publish +Not run");
        File.Exists(release.Checkout["artifacts/scan/controller-linux-amd64.json"]).ShouldBeTrue();

        await IgnoreAsync("", "2999-01-01");
        (await RunAsync("Scan")).ShouldExitWith(2).Output.ShouldContain("CVE-2026-1 is ignored without a reason");
        await IgnoreAsync("Too late", "2020-01-01");
        (await RunAsync("Scan")).ShouldExitWith(2).Output.ShouldContain("CVE-2026-1 was ignored until 2020-01-01");

        await IgnoreAsync("Not reachable", "2999-01-01");
        (await RunAsync("Scan", "Publish", "--skip", "Compile", "Test", "--base-image", "host", "--signing-key-file", release.PrivateKey)).ShouldExitWith(0).Output.ShouldContain("Not reachable (until 2999-01-01)");
        (await release.VerifyAsync("--verification-key-file", release.PublicKey)).ShouldExitWith(0).Output.ShouldMatch(@"controller +index +verified +verified +verified +passed");
    }

    // Others look at the same clone, whose version depends on whether it is as it was committed.
    /// <inheritdoc/>
    public void Dispose() => File.Delete(release.Checkout[".nuke/scan-ignores.json"]);

    private async Task InstallScannerAsync()
    {
        Directory.CreateDirectory(release.Checkout["artifacts/bin"]);
        await File.WriteAllTextAsync(release.Checkout["artifacts/bin/grype"], Grype);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(release.Checkout["artifacts/bin/grype"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    private Task IgnoreAsync(string reason, string until) =>
        File.WriteAllTextAsync(release.Checkout[".nuke/scan-ignores.json"], $$"""{ "ignores": [ { "id": "CVE-2026-1", "reason": "{{reason}}", "until": "{{until}}" } ] }""");

    private Task<ProcessOutcome> RunAsync(params string[] arguments) => RunningProcess.RunAsync(
        "env",
        ["-u", "CI", "-u", "GITHUB_ACTIONS", $"PATH={release.Checkout["artifacts/bin"]}:{Environment.GetEnvironmentVariable("PATH")}", release.Checkout["build.sh"], .. arguments, "--scanner", "grype", "--registry-port", $"{release.Port}"],
        release.Checkout.Root);
}
