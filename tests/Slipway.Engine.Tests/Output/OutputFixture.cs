namespace Slipway.Engine.Tests.Output;

/// <summary>Targets and a writer for views.</summary>
internal sealed class OutputFixture
{
    public StringWriter Text { get; } = new() { NewLine = "\n" };

    public ExecutableTarget Compile { get; } = Target("Compile");

    public ExecutableTarget Test { get; } = Target("Test");

    /// <summary>A build in which one target failed.</summary>
    public static BuildResult Failed { get; } = new(
        1,
        [
            new("Compile", TargetStatus.UpToDate, TimeSpan.FromMilliseconds(12), "3 of 3 products restored", null),
            new("Test", TargetStatus.Failed, TimeSpan.FromSeconds(83), null, "'dotnet test' failed with exit code 3:\n  1 of 2 tests failed"),
            new("Lint", TargetStatus.Succeeded, TimeSpan.FromSeconds(12.4), null, null),
            new("Image", TargetStatus.Cancelled, TimeSpan.FromSeconds(1.5), "Test failed", null),
            new("Publish", TargetStatus.NotRun, TimeSpan.Zero, "Test did not succeed", null),
            new("Notify", TargetStatus.Skipped, TimeSpan.Zero, "IsServerBuild", null),
        ],
        TimeSpan.FromSeconds(83.2),
        ["Compile", "Test"]);

    public static ExecutableTarget Target(string name) => new(_ => _, new TargetDefinition(name, null!, []));

    public string Take()
    {
        var text = Text.ToString();
        Text.GetStringBuilder().Clear();
        return text;
    }
}
