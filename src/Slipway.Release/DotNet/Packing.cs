namespace Slipway.Release;

/// <summary>Packs the packable projects of a solution.</summary>
internal sealed class Packing(DotNetCli dotnet, string configuration)
{
    /// <summary>Packs what was compiled, with the release's version.</summary>
    /// <returns>The packages, in ordinal order.</returns>
    public async Task<IReadOnlyList<AbsolutePath>> PackAsync(AbsolutePath solution, ReleaseIdentity identity, AbsolutePath folder, CancellationToken cancellationToken)
    {
        folder.CreateOrCleanDirectory();
        List<string> arguments =
        [
            "pack", solution, "--configuration", configuration, "--no-build", "--output", folder, $"-p:PackageVersion={identity.Version.TrimStart('v')}",
        ];
        if (identity.Commit is { } commit)
        {
            arguments.Add($"-p:RepositoryCommit={commit}");
        }

        await dotnet.RunAsync(arguments, cancellationToken);
        return [.. Directory.EnumerateFiles(folder, "*.nupkg").Order(StringComparer.Ordinal).Select(AbsolutePath.Parse)];
    }
}
