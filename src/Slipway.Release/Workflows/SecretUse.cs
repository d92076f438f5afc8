namespace Slipway.Release;

/// <summary>A target uses a secret parameter.</summary>
/// <param name="Parameter">The name of the parameter's member.</param>
internal sealed record SecretUse(string Parameter);
