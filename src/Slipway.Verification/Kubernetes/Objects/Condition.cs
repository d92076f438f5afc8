namespace Slipway.Verification.Kubernetes;

/// <summary>A condition of an object's status.</summary>
internal sealed record Condition
{
    public string Type { get => field ?? ""; init; }

    public string Status { get => field ?? ""; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }
}
