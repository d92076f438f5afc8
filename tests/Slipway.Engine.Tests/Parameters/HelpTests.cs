using Slipway.Testing;

namespace Slipway.Engine.Tests.Parameters;

/// <summary>What <c>--help</c> prints.</summary>
public sealed class HelpTests
{
    [Fact]
    public void Help_lists_targets_parameters_and_options()
    {
        using var root = new TempDirectory();

        var result = TestBuild.RunApart<Build>(root, ["--help"], null, null, build => build.Publish);

        (result.ExitCode, result.Error).ShouldBe((0, ""));
        Golden.Match(result.Output, "help.txt");
    }

    [Theory]
    [InlineData(typeof(Missing), "Missing.Nowhere, which provides the values of --value, is no field, property or method without arguments that gives strings.")]
    [InlineData(typeof(Throwing), "Throwing.Values, which provides the values of --value, failed: no list today")]
    public void Provider_that_does_not_work_is_named(Type build, string message)
    {
        var run = typeof(TestBuild).GetMethod(nameof(TestBuild.Run))!.MakeGenericMethod(build);

        (((int ExitCode, string Output))run.Invoke(null, [new[] { "--help" }, null, null])!).ShouldBe((2, $"{message}\n"));
    }

    private enum Kind
    {
        Debug,
        ReleaseCandidate,
    }

    private static class Places
    {
        public static IEnumerable<string> All() => ["eu", "us"];
    }

    private sealed class Build : NukeBuild
    {
        [Parameter("Kind of the build")]
        private readonly Kind Kind;

        [Parameter("Where to publish", ValueProviderMember = nameof(Servers))]
        private readonly string? Server;

        [Parameter("Where to run", ValueProviderType = typeof(Places), ValueProviderMember = nameof(Places.All))]
        private readonly string[]? Regions;

        [Parameter("Words")]
        private readonly string[]? Words;

        [Parameter("Whether to hurry")]
        private readonly bool Fast;

        [Parameter("A password")]
        [Secret]
        private readonly string? Password;

        [Parameter("Number of attempts")]
        [Required]
        private readonly int? Attempts;

        [Parameter("For those who know", List = false)]
        private readonly string? Hidden;

        internal Target Publish => _ => _.Description("Publishes").DependsOn(Compile).Executes(() => Log.Information($"{Kind}{Server}{Regions}{Words}{Fast}{Password}{Attempts}{Hidden}"));

        private static string[] Servers => ["staging", "production"];

        private Target Compile => _ => _.Description("Compiles");

        private Target Internal => _ => _.Unlisted();
    }

    private sealed class Missing : NukeBuild
    {
        [Parameter(ValueProviderMember = "Nowhere")]
        internal readonly string? Value;
    }

    private sealed class Throwing : NukeBuild
    {
        [Parameter(ValueProviderMember = nameof(Values))]
        internal readonly string? Value;

        private static string[] Values => throw new InvalidOperationException("no list today");
    }
}
