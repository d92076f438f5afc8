namespace Slipway.Images;

/// <summary>One way to publish: all projects of the same flavour are published together, apart from those of others.</summary>
/// <param name="Mode">How.</param>
/// <param name="RuntimeIdentifier">For what; empty when the output runs on every platform.</param>
internal sealed record PublishFlavor(DotNetPublishMode Mode, string RuntimeIdentifier)
{
    /// <summary>The one flavour that runs everywhere.</summary>
    public static PublishFlavor Neutral { get; } = new(DotNetPublishMode.FrameworkDependent, "");

    /// <summary>What the folders of its output have at the end of their names; nothing for the neutral one.</summary>
    public string Suffix => this == Neutral ? "" : $"-{RuntimeIdentifier}-{Mode}";

    /// <summary>The properties that make the difference. Global ones: they win over what a project says.</summary>
    public IEnumerable<(string Name, string Value)> Properties =>
    [
        ("RuntimeIdentifier", RuntimeIdentifier),
        ("SelfContained", Text(Mode != DotNetPublishMode.FrameworkDependent)),
        ("UseAppHost", Text(Mode != DotNetPublishMode.FrameworkDependent)),
        ("PublishSingleFile", Text(Mode == DotNetPublishMode.SingleFile)),
        ("PublishTrimmed", Text(Mode == DotNetPublishMode.NativeAot)),
        ("PublishReadyToRun", "false"),
        ("PublishAot", Text(Mode == DotNetPublishMode.NativeAot)),
    ];

    private static string Text(bool value) => value ? "true" : "false";
}
