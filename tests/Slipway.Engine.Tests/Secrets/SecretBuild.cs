namespace Slipway.Engine.Tests.Secrets;

/// <summary>A component with a secret.</summary>
internal interface ISign : INukeBuild
{
    [Parameter]
    [Secret]
    string? SigningKey => TryGetValue(() => SigningKey);

    Target Sign => _ => _.Requires(() => SigningKey).Executes(() => Log.Information($"signing key of {SigningKey!.Length}: {SigningKey}"));

    Target SignWithoutAsking => _ => _.Executes(() => Log.Information($"signing key of {SigningKey!.Length}"));
}

/// <summary>A build with secrets in a field and in a component.</summary>
internal sealed class SecretBuild : NukeBuild, ISign
{
    [Parameter]
    [Secret]
    private readonly string? Token;

    [Parameter]
    [Secret]
    private readonly int Pin;

    [Parameter]
    private readonly string? Name;

    private Target Compile => _ => _.Mark($"{Name ?? "compiled"}");

    private Target Push => _ => _.Requires(() => Token).Executes(() => Log.Information($"token of {Token!.Length}: {Token}, pin {Pin}"));
}
