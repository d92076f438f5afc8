namespace Slipway.Engine;

/// <summary>Google Cloud Build, by the substitutions that its steps pass on as variables.</summary>
public sealed class CloudBuild(IReadOnlyDictionary<string, string> environment) : Host
{
    /// <inheritdoc/>
    public override string Name => "CloudBuild";

    /// <summary><c>BRANCH_NAME</c>.</summary>
    public string? Branch => environment.GetValueOrDefault("BRANCH_NAME");

    /// <summary><c>TAG_NAME</c>.</summary>
    public string? Tag => environment.GetValueOrDefault("TAG_NAME");
}
