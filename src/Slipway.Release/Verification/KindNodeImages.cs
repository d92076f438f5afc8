namespace Slipway.Release;

/// <summary>Node images that are known to work.</summary>
public static class KindNodeImages
{
    /// <summary>Those of kind 0.30, by version of Kubernetes; each is for amd64 and arm64.</summary>
    public static IReadOnlyDictionary<string, string> Standard { get; } = new OrderedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["1.33"] = "kindest/node:v1.33.4@sha256:25a6018e48dfcaee478f4a59af81157a437f15e6e140bf103f85a2e7cd0cbbf2",
        ["1.34"] = "kindest/node:v1.34.0@sha256:7416a61b42b1662ca6ca89f02028ac133a309a2a30ba309614e8ec94d976dc5a",
        ["1.32"] = "kindest/node:v1.32.8@sha256:abd489f042d2b644e2d033f5c2d900bc707798d075e8186cb65e3f1367a9d5a1",
        ["1.31"] = "kindest/node:v1.31.12@sha256:0f5cc49c5e73c0c2bb6e2df56e7df189240d83cf94edfa30946482eb08ec57d2",
    };
}
