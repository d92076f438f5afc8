namespace EndToEnd.Engine;

/// <summary>The tests that run the small build; it is compiled once.</summary>
[CollectionDefinition(Name)]
public sealed class SmallBuildCollection : ICollectionFixture<SmallBuild>
{
    public const string Name = "Small build";
}
