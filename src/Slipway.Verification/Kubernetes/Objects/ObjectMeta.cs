namespace Slipway.Verification.Kubernetes;

/// <summary>The part of an object's metadata that explanations need.</summary>
internal sealed record ObjectMeta
{
    public string Name { get => field ?? ""; init; }

    public string Namespace { get => field ?? ""; init; }

    public long Generation { get; init; }

    public DateTimeOffset? CreationTimestamp { get; init; }

    public DateTimeOffset? DeletionTimestamp { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get => field ?? new Dictionary<string, string>(StringComparer.Ordinal); init; }

    public IReadOnlyList<OwnerReference> OwnerReferences { get => field ?? []; init; }
}

/// <summary>What made an object.</summary>
internal sealed record OwnerReference(string Kind, string Name);
