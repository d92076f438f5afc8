namespace Slipway.Verification;

/// <summary>A <c>Route</c> as <c>kubectl apply</c> takes it.</summary>
/// <param name="Name">Its <c>metadata.name</c>.</param>
/// <param name="Text">The manifest in one line of JSON, which is YAML too. It names no namespace.</param>
public sealed record RouteManifest(string Name, string Text);
