namespace Slipway.Images;

/// <summary>A package of an operating system's package manager.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Architecture">Its architecture, in the manager's own words.</param>
internal sealed record OsPackage(string Name, string Version, string Architecture)
{
    /// <summary>The licence as the package says it; null when it does not.</summary>
    public string? License { get; init; }

    /// <summary>The project's address; null when it is not known.</summary>
    public string? Homepage { get; init; }

    /// <summary>Who looks after it; null when it is not known.</summary>
    public string? Maintainer { get; init; }

    /// <summary>What it offers beside its own name.</summary>
    public IReadOnlyList<string> Provides { get; init; } = [];

    /// <summary>What it needs: each of these is fulfilled by any one of its names.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Needs { get; init; } = [];
}
