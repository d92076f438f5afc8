using System.Diagnostics.CodeAnalysis;

namespace Slipway.Versioning;

/// <summary>What started a build, as far as its version depends on it.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "A closed set of cases reads as one type.")]
public abstract record BuildTrigger
{
    private BuildTrigger()
    {
    }

    /// <summary>A person or a dispatched workflow, without a version.</summary>
    public sealed record Manual : BuildTrigger;

    /// <summary>A pull request.</summary>
    /// <param name="Number">Its number.</param>
    public sealed record PullRequest(int Number) : BuildTrigger;

    /// <summary>A push to a branch.</summary>
    /// <param name="Name">For instance <c>main</c>.</param>
    public sealed record Branch(string Name) : BuildTrigger;

    /// <summary>A pushed tag.</summary>
    /// <param name="Name">For instance <c>v1.4.0</c>.</param>
    public sealed record Tag(string Name) : BuildTrigger;
}
