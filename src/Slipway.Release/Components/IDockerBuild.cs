using System.Diagnostics;
using Slipway.Images;
using Slipway.Oci;
using Slipway.Versioning;

namespace Slipway.Release;

/// <summary>Builds the container images of a release; only Dockerfiles need an engine.</summary>
public interface IDockerBuild : ICompile, IVersion, IHazRegistry
{
    /// <summary>The images.</summary>
    IReadOnlyList<ImageSpec> Images { get; }

    /// <summary>The files that the images are made from, as patterns relative to the root.</summary>
    IReadOnlyList<string> ImageFiles => SourceFiles;

    /// <summary>The licence of the images as an SPDX expression; null when it is not to be said.</summary>
    string? ImageLicenses => null;

    /// <summary>The address of the source repository; null when it is not to be said.</summary>
    string? ImageSource => null;

    /// <summary>The base to use in place of the images' own.</summary>
    [Parameter("Base of .NET images in place of their own, or 'host' for one made from this machine's .NET runtime")]
    string? BaseImage => TryGetValue(() => BaseImage);

    /// <summary>The OCI image layout of all images.</summary>
    sealed AbsolutePath ImageLayoutDirectory => ArtifactsDirectory / "oci";

    /// <summary>Builds every image for every platform; the same inputs give the same digests.</summary>
    Target DockerBuild => _ => _
        .Description("Build every image for every platform into artifacts/oci, without an engine where there is no Dockerfile")
        .DependsOn(Compile, DetermineVersion)
        .Inputs(inputs => inputs
            .Files([.. ImageFiles])
            .Value("identity", () => ReleaseManifest.ReadIdentity())
            .Value("base", () => BaseImage)
            .Value("embedded", () => ResolveRegistry().Embedded)
            // A release gets its bases afresh every time.
            .Value("fresh", () => ReleaseManifest.ReadIdentity().Development ? 0 : Stopwatch.GetTimestamp())
            .Tool("dotnet", () => DotNetCli.InstalledSdks)
            .VerifyProductsOnly())
        .Produces("artifacts/oci/**", "artifacts/manifest/images.json")
        .Executes(async cancellationToken =>
        {
            var identity = ReleaseManifest.ReadIdentity();
            var registry = ResolveRegistry();
            using var client = RegistryClients.Create(this);
            var context = new ImageBuildContext
            {
                Layout = await OciLayout.OpenOrCreateAsync(ImageLayoutDirectory, cancellationToken),
                WorkDirectory = TemporaryDirectory / "images",
                Version = ReleaseVersion.Parse(identity.Version).SemVer,
                Revision = identity.Commit ?? "",
                Created = identity.Time,
                Source = ImageSource,
                Licenses = ImageLicenses,
                BaseImage = BaseImage,
                RegistryIsEmbedded = registry.Embedded,
                IsRelease = !identity.Development,
                DotNet = DotNetCli.HostPath,
                Announce = text => Log.Information("{Text}", text),
                OnToolLine = line => Log.Debug("{Line}", line.Text),
            };
            var images = await new ImageBuild(new ToolRunner(TimeProvider.System), new RegistryBaseImages(client), RootDirectory)
                .RunAsync(Images, context, cancellationToken);
            ReleaseManifest.Write(images);
        });
}
