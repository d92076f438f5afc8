using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>What the images of one build have in common.</summary>
public sealed record ImageBuildContext
{
    /// <summary>Where the images are written.</summary>
    public required OciLayout Layout { get; init; }

    /// <summary>A folder for publish output and caches. It is kept between builds; deleting it costs only time.</summary>
    public required AbsolutePath WorkDirectory { get; init; }

    /// <summary>The version without <c>v</c>, as SemVer 2: it goes into assemblies and labels.</summary>
    public required string Version { get; init; }

    /// <summary>The commit's full hash; null or empty outside of version control.</summary>
    public string? Revision { get; init => field = string.IsNullOrEmpty(value) ? null : value; }

    /// <summary>The commit's time: when the images say that they were made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>The address of the source repository; null when there is none.</summary>
    public string? Source { get; init; }

    /// <summary>The licence as an SPDX expression; null when it is not known.</summary>
    public string? Licenses { get; init; }

    /// <summary>What a person asked for in place of the specs' base images: a reference, or <see cref="ImageSpec.HostBase"/>; null for the specs' own.</summary>
    public string? BaseImage { get; init; }

    /// <summary>Whether the images go to the embedded registry only, so that a host base may stand in for one that cannot be reached.</summary>
    public bool RegistryIsEmbedded { get; init; }

    /// <summary>The <c>dotnet</c> to publish with; null for the one in PATH.</summary>
    public AbsolutePath? DotNet { get; init; }

    /// <summary>Whether this is a release: Dockerfiles are built without any cache, on bases that are pulled afresh.</summary>
    public bool IsRelease { get; init; }

    /// <summary>The <c>docker</c> client for Dockerfiles; null for the one in PATH.</summary>
    public AbsolutePath? Docker { get; init; }

    /// <summary>The engine as in <c>DOCKER_HOST</c>; null for the client's own choice.</summary>
    public string? DockerHost { get; init; }

    /// <summary>Sees what is decided and done, a sentence each.</summary>
    public Action<string> Announce { get; init; } = _ => { };

    /// <summary>Sees what the tools write.</summary>
    public Action<OutputLine>? OnToolLine { get; init; }
}
