namespace Slipway.Engine.Caching;

/// <summary>A target as the cache sees it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inputs">What it reads.</param>
/// <param name="Products">The globs of what it makes.</param>
internal sealed record CachedTarget(string Name, InputSet Inputs, IReadOnlyList<string> Products);
