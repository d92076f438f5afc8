using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Writes provenance as SLSA has it (slsa.dev, provenance v1). It claims nothing about the builder's level: that is for the builder to sign.</summary>
public static class SlsaProvenance
{
    /// <summary>The predicate type.</summary>
    public const string PredicateType = "https://slsa.dev/provenance/v1";

    /// <summary>The statement about the given digests.</summary>
    /// <param name="provenance">How they came to be.</param>
    /// <param name="subjects">The digests: the index, or a platform's manifest.</param>
    public static InTotoStatement Write(BuildProvenance provenance, IReadOnlyList<Digest> subjects) =>
        new([.. subjects.Select(digest => new StatementSubject(provenance.Image, digest))], PredicateType, Predicate(provenance));

    /// <summary>Whether two predicates tell of the same build by the same builder, be it another run of it.</summary>
    /// <param name="one">A predicate.</param>
    /// <param name="other">Another predicate.</param>
    public static bool IsSameBuild(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        try
        {
            var (first, second) = (JsonNode.Parse(one), JsonNode.Parse(other));
            return JsonNode.DeepEquals(first?["buildDefinition"], second?["buildDefinition"]) && JsonNode.DeepEquals(first?["runDetails"]?["builder"], second?["runDetails"]?["builder"]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static byte[] Predicate(BuildProvenance provenance) => JsonSerializer.SerializeToUtf8Bytes(
        new SlsaPredicate(
            new SlsaBuildDefinition(
                provenance.Type,
                new SlsaParameters(provenance.Repository, provenance.Project, provenance.Version, provenance.Platforms, provenance.BaseImage),
                [.. Dependencies(provenance)]),
            new SlsaRunDetails(new SlsaBuilder(provenance.BuilderId), Metadata(provenance))),
        StatementJson.Default.SlsaPredicate);

    private static IEnumerable<SlsaDependency> Dependencies(BuildProvenance provenance)
    {
        if (provenance.Commit is { } commit)
        {
            yield return new SlsaDependency($"git+{provenance.Repository ?? "file:///"}@{commit}", new Dictionary<string, string>(StringComparer.Ordinal) { ["gitCommit"] = commit });
        }

        if (provenance.BaseDigest is { } digest)
        {
            yield return new SlsaDependency($"oci:{provenance.BaseImage}", new Dictionary<string, string>(StringComparer.Ordinal) { [digest.Algorithm] = digest.Hex });
        }
    }

    private static SlsaMetadata? Metadata(BuildProvenance provenance) =>
        provenance is { InvocationId: null, StartedOn: null, FinishedOn: null }
            ? null
            : new SlsaMetadata(provenance.InvocationId, Time(provenance.StartedOn), Time(provenance.FinishedOn));

    private static string? Time(DateTimeOffset? time) => time is { } value ? DocumentIdentity.Time(value) : null;
}

internal sealed record SlsaPredicate(SlsaBuildDefinition BuildDefinition, SlsaRunDetails RunDetails);

internal sealed record SlsaBuildDefinition(string BuildType, SlsaParameters ExternalParameters, IReadOnlyList<SlsaDependency> ResolvedDependencies);

internal sealed record SlsaParameters(string? Repository, string Project, string Version, IReadOnlyList<string> Platforms, string BaseImage);

internal sealed record SlsaDependency(string Uri, IReadOnlyDictionary<string, string> Digest);

internal sealed record SlsaRunDetails(SlsaBuilder Builder, SlsaMetadata? Metadata);

internal sealed record SlsaBuilder(string Id);

internal sealed record SlsaMetadata(string? InvocationId, string? StartedOn, string? FinishedOn);
