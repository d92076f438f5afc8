namespace Slipway.Release;

/// <summary>A build with an MSBuild configuration.</summary>
public interface IHazConfiguration : INukeBuild
{
    /// <summary>The MSBuild configuration; releases are made from <c>Release</c>, so that is also what is tested.</summary>
    [Parameter("MSBuild configuration")]
    string Configuration => TryGetValue(() => Configuration) ?? "Release";
}
