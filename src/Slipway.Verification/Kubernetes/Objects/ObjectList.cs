namespace Slipway.Verification.Kubernetes;

/// <summary>What <c>kubectl get … -o json</c> answers for several objects.</summary>
internal sealed record ObjectList<T>
{
    public IReadOnlyList<T> Items { get => field ?? []; init; }
}
