namespace EndToEnd.Release;

/// <summary>The tests that look at one published release; it is made once.</summary>
[CollectionDefinition(Name)]
public sealed class ReleaseCollection : ICollectionFixture<PublishedRelease>
{
    public const string Name = "Published release";
}
