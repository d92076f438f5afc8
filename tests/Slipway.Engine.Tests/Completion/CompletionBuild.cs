using Slipway.Tools;

namespace Slipway.Engine.Tests.Completion;

/// <summary>A build with something of everything that can be completed.</summary>
internal sealed class CompletionBuild : NukeBuild
{
    [Parameter("Color of the build")]
    internal readonly Color Color;

    [Parameter]
    internal readonly Color[]? Palette;

    [Parameter(Separator = ",", ValueProviderMember = nameof(Known))]
    internal readonly string[]? Regions;

    [Parameter(ValueProviderMember = nameof(Broken))]
    internal readonly string? Fragile;

    [Parameter("A file")]
    internal readonly AbsolutePath? Manifest;

    [Parameter]
    internal readonly bool Fast;

    [Parameter]
    internal readonly string? Text;

    [Parameter]
    [Secret]
    internal readonly string? Token;

    [Parameter]
    [Required]
    internal readonly string? Needed;

    [Parameter(List = false)]
    internal readonly string? Hidden;

    private static string[] Known => ["eu", "us"];

    private static string[] Broken => throw new InvalidOperationException();

    private Target Compile => _ => _.Description("Compiles\neverything");

    private Target Publish => _ => _.DependsOn(Compile);

    private Target Internal => _ => _.Unlisted();
}

/// <summary>Colors.</summary>
internal enum Color
{
    Red,
    LightBlue,
}
