namespace Slipway.Engine;

/// <summary>The parameter is a secret: never taken from the command line, never shown, masked in all output.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
