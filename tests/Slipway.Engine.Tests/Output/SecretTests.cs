using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Output;

/// <summary>Secrets appear nowhere in what a build writes.</summary>
public sealed class SecretTests
{
    private const string Value = "s3cr3t/valué";
    private static readonly Dictionary<string, string> Environment = new() { ["TOKEN"] = Value };

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    [InlineData("--verbosity verbose")]
    [InlineData("--host GitLab")]
    public void Secret_is_masked_in_messages_conditions_failures_and_the_console(string options)
    {
        using var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");

        var result = TestBuild.RunApart<Build>(root, ["Say", "Fail", "Skip", "--parallel", "1", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Environment);

        result.ExitCode.ShouldBe(1);
        var text = result.Output + result.Error;
        text.ShouldContain("the token is ***");
        text.ShouldNotContain(Value);
        text.ShouldNotContain(Uri.EscapeDataString(Value));
    }

    [Fact]
    public void Ci_systems_are_told_to_mask_it_first() => TestBuild.Run<Build>(["Say", "--host", "GitHubActions"], Environment).Output.ShouldStartWith($"::add-mask::{Value}\n");

    [Fact]
    public void Secret_in_a_usage_error_is_masked() => TestBuild.Run<Build>(["Misuse"], Environment).Output.ShouldContain("bad token ***");

    [Fact]
    public void Secret_of_several_lines_is_masked_line_by_line()
    {
        var output = TestBuild.Run<Build>(["Say"], new() { ["TOKEN"] = "line one\nline two" }).Output;

        output.ShouldNotContain("line one");
        output.ShouldNotContain("line two");
    }

    private sealed class Build : NukeBuild
    {
        [Parameter]
        [Secret]
        private readonly string? Token;

        private Target Say => _ => _.Executes(() =>
        {
            Log.Information("the token is {Token}", Token);
            Log.Debug("https://user:{Token}@example.com", Uri.EscapeDataString(Token!));
        });

        private Target Fail => _ => _.ProceedAfterFailure().Executes(() => throw new InvalidOperationException($"{Token} was refused", new ToolNotFoundException(Token!, "not there")));

        private Target Skip => _ => _.OnlyWhenDynamic(() => false, $"Token == {Token}");

        private Target Misuse => _ => _.Executes(() => throw new UsageException($"bad token {Token}"));
    }
}
