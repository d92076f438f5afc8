using System.Text.Json;

namespace Gateway.Controller.Routes;

/// <summary>A <c>Route</c> as a manifest or the API server shows it. The spec stays JSON until it is checked, so that one bad route does not hide the others.</summary>
internal sealed record RouteResource
{
    public const string Group = "gateway.slipway.dev";
    public const string ThisVersion = Group + "/v1alpha1";
    public const string ThisKind = "Route";

    public string? ApiVersion { get; init; }

    public string? Kind { get; init; }

    public ObjectMeta Metadata { get => field ?? new(); init; }

    public JsonElement Spec { get; init; }

    public RouteStatus? Status { get; init; }

    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Metadata.Namespace}/{Metadata.Name}";
}

/// <summary>What the controller uses of an object's metadata.</summary>
internal sealed record ObjectMeta
{
    public string Name { get => field ?? ""; init; }

    public string Namespace { get => field ?? "default"; init; }

    public string? ResourceVersion { get; init; }

    public long Generation { get; init; }

    /// <summary>RFC 3339 in UTC, which sorts as text.</summary>
    public string? CreationTimestamp { get; init; }
}

/// <summary>The status of a route.</summary>
internal sealed record RouteStatus
{
    public IReadOnlyList<Condition>? Conditions { get; init; }
}

/// <summary>A Kubernetes condition (metav1.Condition).</summary>
internal sealed record Condition
{
    public required string Type { get; init; }

    public required string Status { get; init; }

    public required string Reason { get; init; }

    public required string Message { get; init; }

    public required string LastTransitionTime { get; init; }

    public long ObservedGeneration { get; init; }
}
