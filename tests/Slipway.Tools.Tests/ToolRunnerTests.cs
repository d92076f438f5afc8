using Slipway.Testing;

namespace Slipway.Tools.Tests;

public sealed class ToolRunnerTests
{
    private readonly ToolRunner _runner = new(TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runner_returns_the_lines_of_both_streams_and_the_exit_code()
    {
        var result = await _runner.RunAsync(Shell("echo out; echo err >&2; exit 3"), cancellationToken: Token);

        result.ExitCode.ShouldBe(3);
        result.Succeeded.ShouldBeFalse();
        result.Output.ShouldBe([new(OutputStream.Output, "out"), new(OutputStream.Error, "err")], ignoreOrder: true);
        result.ReadOutput().ShouldBe("out");
    }

    [Fact]
    public async Task Runner_passes_arguments_as_they_are()
    {
        string[] arguments = ["", "a b", "'\"", "$HOME", "*", "ä\n"];
        var result = await _runner.RunAsync(new ToolCommand("printf", ["[%s]", .. arguments]), cancellationToken: Token);

        result.ReadOutput().ShouldBe(string.Concat(arguments.Select(argument => $"[{argument}]")).TrimEnd('\n'));
    }

    [Fact]
    public async Task Runner_passes_standard_input_and_closes_it()
    {
        var result = await _runner.RunAsync(new ToolCommand("cat") { StandardInput = "grüß\ngott" }, cancellationToken: Token);
        result.ReadOutput().ShouldBe("grüß\ngott");

        (await _runner.RunAsync(new ToolCommand("cat"), cancellationToken: Token)).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Runner_ignores_a_tool_that_does_not_read_its_input()
    {
        var result = await _runner.RunAsync(new ToolCommand("true") { StandardInput = new string('x', 1_000_000) }, cancellationToken: Token);
        result.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Runner_sets_and_removes_variables_and_the_working_directory()
    {
        using var temp = new TempDirectory();
        var command = Shell("pwd; echo \"${A-unset} ${HOME-unset}\"") with
        {
            WorkingDirectory = temp.Path,
            Environment = new Dictionary<string, string?> { ["A"] = "1", ["HOME"] = null },
        };
        (await _runner.RunAsync(command, cancellationToken: Token)).ReadOutput().ShouldBe($"{temp.Path}\n1 unset");
    }

    [Fact]
    public async Task Runner_runs_dotnet() =>
        (await _runner.RunCheckedAsync(new ToolCommand("dotnet", "--version"), cancellationToken: Token)).ReadOutput().ShouldStartWith("10.");

    [Theory]
    [InlineData("no-such-tool-here")]
    [InlineData("/no/such/tool")]
    [InlineData("/etc/passwd")]
    public async Task Runner_names_a_tool_that_cannot_be_executed(string tool)
    {
        var error = await Should.ThrowAsync<ToolNotFoundException>(_runner.RunAsync(new ToolCommand(tool), cancellationToken: Token));
        error.Tool.ShouldBe(tool);
        error.Message.ShouldContain($"Cannot run '{tool}'");
    }

    [Fact]
    public async Task Runner_never_takes_a_program_from_the_working_directory()
    {
        using var temp = new TempDirectory();
        File.SetUnixFileMode(temp.Write("planted", "#!/bin/sh\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await Should.ThrowAsync<ToolNotFoundException>(_runner.RunAsync(new ToolCommand("planted") { WorkingDirectory = temp.Path }, cancellationToken: Token));
    }

    [Fact]
    public async Task Runner_names_a_working_directory_that_is_missing()
    {
        var command = new ToolCommand("true") { WorkingDirectory = "/no/such/folder" };
        (await Should.ThrowAsync<DirectoryNotFoundException>(_runner.RunAsync(command, cancellationToken: Token))).Message.ShouldContain("/no/such/folder");
    }

    [Fact]
    public async Task Runner_streams_lines_while_the_tool_runs()
    {
        using var temp = new TempDirectory();

        // The tool goes on only when its first line has been seen.
        var result = await _runner.RunAsync(
            Shell("mkfifo gate; echo ready; read answer < gate; echo $answer") with { WorkingDirectory = temp.Path },
            line =>
            {
                if (line.Text == "ready")
                {
                    File.WriteAllText(temp["gate"], "go\n");
                }
            },
            Token);
        result.ReadOutput().ShouldBe("ready\ngo");
    }

    [Fact]
    public async Task Runner_keeps_beginning_and_end_of_a_flood_and_shows_all_of_it()
    {
        var runner = new ToolRunner(TimeProvider.System, outputLimit: 4_000);
        var seen = 0;
        var result = await runner.RunAsync(new ToolCommand("seq", "1", "200000"), _ => seen++, Token);

        seen.ShouldBe(200_000);
        result.Output[0].Text.ShouldBe("1");
        result.Output[^1].Text.ShouldBe("200000");
        (result.Output.Count + result.OmittedLines).ShouldBe(200_000);
        result.Output.Sum(line => line.Text.Length).ShouldBeLessThan(8_000);
        Should.Throw<InvalidOperationException>(result.ReadOutput).Message.ShouldContain("too large");
    }

    [Fact]
    public async Task Runner_bounds_a_flood_without_line_breaks()
    {
        var longest = 0;
        var total = 0L;
        await _runner.RunAsync(
            Shell("head -c 10000000 /dev/zero | tr '\\0' x"),
            line =>
            {
                longest = Math.Max(longest, line.Text.Length);
                total += line.Text.Length;
            },
            Token);
        longest.ShouldBeLessThanOrEqualTo(128 * 1024);
        total.ShouldBe(10_000_000);
    }

    [Fact]
    public async Task Runner_masks_secrets_in_output_command_line_and_exception()
    {
        var command = Shell("echo token=hunter2; echo url=p%40ss >&2; echo hunter2; exit 1") with { Secrets = ["hunter2", "p@ss"] };
        var error = await Should.ThrowAsync<ToolFailedException>(_runner.RunCheckedAsync(command, cancellationToken: Token));

        error.Result.Output.Select(line => line.Text).ShouldBe(["token=***", "url=***", "***"], ignoreOrder: true);
        error.Message.ShouldNotContain("hunter2");
        error.Result.Command.ToString().ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Runner_passes_on_what_the_listener_throws_and_ends_the_tool()
    {
        var run = _runner.RunAsync(Shell("echo first; exec sleep 1000"), _ => throw new InvalidDataException("no"), Token);
        (await Should.ThrowAsync<InvalidDataException>(run)).Message.ShouldBe("no");
    }

    [Fact]
    public async Task Runner_does_not_wait_for_a_process_that_was_left_behind()
    {
        var runner = new ToolRunner(TimeProvider.System, TimeSpan.FromMilliseconds(50));
        var result = await runner.RunAsync(Shell("sleep 1000 & echo $!"), cancellationToken: Token);

        var left = int.Parse(result.ReadOutput());
        Directory.Exists($"/proc/{left}").ShouldBeTrue();
        Signals.Send(left, Signals.Kill);
    }

    private static ToolCommand Shell(string script) => new("sh", "-c", script);
}
