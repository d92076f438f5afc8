namespace Slipway.Engine.Caching;

/// <summary>How an input differs from that of the last run.</summary>
/// <param name="Kind">What the input is.</param>
/// <param name="Name">Its name; a path for a file.</param>
/// <param name="Old">Its value then; null when it is new.</param>
/// <param name="New">Its value now; null when it is gone.</param>
internal sealed record InputChange(InputKind Kind, string Name, string? Old, string? New)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject} {Verb}{Values}";

    private string Subject => Kind switch
    {
        InputKind.File => Name,
        InputKind.Program => "the build program",
        InputKind.Platform => "the platform",
        InputKind.Product => $"product {Name}",
        InputKind.Environment => $"environment variable {Name}",
        InputKind.Target or InputKind.Value or InputKind.Secret or InputKind.Tool => $"{Kind.ToString().ToLowerInvariant()} {Name}",
        _ => Name,
    };

    private string Verb => (Old, New) switch { (null, _) => "was added", (_, null) => "was removed", _ => "changed" };

    // Hashes tell a reader nothing, and those of secrets are nobody's business.
    private string Values => Kind is InputKind.Platform or InputKind.Value or InputKind.Tool && Old is not null && New is not null ? $" from {Old} to {New}" : "";
}
