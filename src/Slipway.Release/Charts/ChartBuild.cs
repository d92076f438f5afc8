using Slipway.Helm;
using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Packages the charts of a release, with the images pinned to the digests that were built.</summary>
internal sealed class ChartBuild(ReleaseManifest manifest, RegistryTarget target, AbsolutePath root)
{
    /// <summary>Writes the packages into <paramref name="folder"/> and their OCI artefacts into a layout below it.</summary>
    /// <returns>The charts for the release manifest.</returns>
    /// <exception cref="UsageException">A spec or a chart is wrong; every problem is named.</exception>
    /// <exception cref="ReleaseManifestException">An image that a chart names was not built.</exception>
    public async Task<IReadOnlyList<ReleaseChart>> RunAsync(IReadOnlyList<ChartSpec> specs, AbsolutePath folder, CancellationToken cancellationToken)
    {
        var images = manifest.Images.ToDictionary(image => image.Name, Pinned, StringComparer.Ordinal);
        var problems = specs.SelectMany(spec => spec.Validate(images.Keys)).ToList();
        if (problems.Count > 0)
        {
            throw new UsageException(problems);
        }

        folder.CreateOrCleanDirectory();
        var layout = await OciLayout.OpenOrCreateAsync(folder / "oci", cancellationToken);
        var version = ReleaseVersion.Parse(manifest.Identity.Version);
        var release = new ChartRelease { Version = version.SemVer, AppVersion = version.ToString(), Time = manifest.Identity.Time, Images = images };
        var charts = new List<ReleaseChart>();
        foreach (var spec in specs)
        {
            charts.Add(await PackageAsync(spec, release, folder, layout, cancellationToken));
        }

        return charts;
    }

    private Reference Pinned(ReleaseImage image) =>
        Reference.Parse($"{target.Image(image.Name)}:{ReleaseVersion.Parse(manifest.Identity.Version).ImageTag}@{image.Digest}");

    private async Task<ReleaseChart> PackageAsync(ChartSpec spec, ChartRelease release, AbsolutePath folder, OciLayout layout, CancellationToken cancellationToken)
    {
        try
        {
            var packed = await ChartPackager.PackageAsync(spec, release, folder, cancellationToken);
            var artifact = await ChartArtifact.WriteAsync(layout, packed, release.Time, $"{packed.Name}:{packed.Version}", cancellationToken);
            foreach (var finding in packed.Findings.Where(finding => finding.Severity >= LintSeverity.Warning))
            {
                Log.Warning("{Finding}", $"{root.GetRelativePathTo(spec.Path)}/{finding}");
            }

            Log.Information("{Chart} {Version}: {Digest}, {Size}", packed.Name, packed.Version, artifact.Digest, ByteSize.Format(packed.Size));
            return new()
            {
                Name = packed.Name,
                Version = packed.Version,
                AppVersion = packed.AppVersion,
                Digest = artifact.Digest,
                Package = new() { Path = root.GetRelativePathTo(packed.Path), Digest = packed.Digest, Size = packed.Size },
                Layout = root.GetRelativePathTo(layout.Path),
            };
        }
        catch (InvalidChartException error)
        {
            throw new UsageException([.. error.Problems.Select(problem => $"{root.GetRelativePathTo(spec.Path)}: {problem}")]);
        }
    }
}
