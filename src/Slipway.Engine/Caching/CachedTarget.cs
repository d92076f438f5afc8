namespace Slipway.Engine.Caching;

/// <summary>A target, or a part of one, as the cache sees it.</summary>
/// <param name="Name">Its name; that of a part begins with its target's.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Products">The globs of what it makes.</param>
internal sealed record CachedTarget(string Name, InputSet Inputs, IReadOnlyList<string> Products)
{
    /// <summary>Stands between the name of a target and that of its part; no name of a target has it.</summary>
    public const char PartSeparator = '/';

    /// <summary>The name of the target itself.</summary>
    public string Owner => Name.Split(PartSeparator)[0];
}
