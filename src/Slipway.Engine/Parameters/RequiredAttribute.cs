namespace Slipway.Engine;

/// <summary>The parameter needs a value in every build.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;
