using System.Globalization;
using Slipway.Oci;

namespace Slipway.Release;

/// <summary>A lease as it stands in the registry: an artefact without content.</summary>
/// <param name="Owner">Who has it.</param>
/// <param name="Expires">Until when, by the owner's clock.</param>
internal sealed record Lease(LeaseOwner Owner, DateTimeOffset Expires)
{
    private const string ArtifactType = "application/vnd.slipway.lease.v1+json";
    private const string Name = "slipway.lease.owner";
    private const string Machine = "slipway.lease.machine";
    private const string Process = "slipway.lease.process";
    private const string Run = "slipway.lease.run";
    private const string Until = "slipway.lease.expires";

    /// <summary>The artefact to write.</summary>
    public SmallArtifact ToArtifact()
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Name] = Owner.Name,
            [Machine] = Owner.Machine,
            [Process] = Owner.Process.ToString(CultureInfo.InvariantCulture),
            [AnnotationKeys.Created] = Expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            [Until] = Expires.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };
        if (Owner.Run is { } run)
        {
            annotations[Run] = run;
        }

        return SmallArtifact.Create(ArtifactType, [], annotations);
    }

    /// <summary>Reads a lease; null when it is none, which nobody can hold.</summary>
    public static Lease? Read(ManifestDocument? artifact) =>
        artifact?.Descriptor is { ArtifactType: ArtifactType, Annotations: { } annotations }
            && DateTimeOffset.TryParse(annotations.GetValueOrDefault(Until), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires)
            && int.TryParse(annotations.GetValueOrDefault(Process), NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            ? new(new(annotations.GetValueOrDefault(Name, "somebody"), annotations.GetValueOrDefault(Machine, ""), process, annotations.GetValueOrDefault(Run)), expires)
            : null;
}
