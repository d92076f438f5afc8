namespace Slipway.Engine;

/// <summary>Puts a text in front of the names of all parameters that a component or class declares: <c>Server</c> becomes <c>StagingServer</c>.</summary>
/// <param name="prefix">The text.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class ParameterPrefixAttribute(string prefix) : Attribute
{
    /// <summary>The text in front.</summary>
    public string Prefix { get; } = prefix;
}
