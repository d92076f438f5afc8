namespace Slipway.Workflows.GitHubActions;

/// <summary>An action at a commit. The version is for people and for Renovate, and does not count.</summary>
internal sealed record PinnedAction(string Reference)
{
    public string? Version { get; init; }

    public bool Equals(PinnedAction? other) => Reference == other?.Reference;

    public override int GetHashCode() => Reference.GetHashCode(StringComparison.Ordinal);
}
