namespace EndToEnd.Release;

/// <summary>Shares one signed release among its tests, which run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SignedReleaseCollection : ICollectionFixture<SignedRelease>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "A signed release";
}
