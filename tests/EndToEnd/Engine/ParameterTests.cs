using Slipway.Testing;

namespace EndToEnd.Engine;

/// <summary>Prompts, secrets and completion of a real build, with a real terminal and shell.</summary>
[Collection(SmallBuildCollection.Name)]
public sealed class ParameterTests : IDisposable
{
    // No test counts seconds: the limit only ends one that hangs.
    private const int Limit = 300_000;
    private readonly Checkout _checkout;
    private readonly TempDirectory _home = new();

    public ParameterTests(SmallBuild build)
    {
        _checkout = build.Checkout;
        Directory.CreateDirectory(_checkout["artifacts"]);
    }

    private Dictionary<string, string?> Environment => new(StringComparer.Ordinal) { ["CI"] = null, ["GITHUB_ACTIONS"] = null, ["TOKEN"] = null, ["SLIPWAY_KEY"] = null, ["XDG_CONFIG_HOME"] = _home.Path };

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = Limit)]
    public async Task Missing_secret_is_asked_for_on_a_terminal_and_never_shown()
    {
        await using var session = TerminalSession.Start("./build.sh Tell", _checkout.Root, Environment);
        await session.ReadToAsync("Tell requires --token (What to tell):");
        await session.TypeAsync("hush\r");

        var outcome = await session.WaitAsync();

        outcome.ShouldExitWith(0).Output.ShouldContain("Verbose: *** has 4 letters");
        outcome.Output.ShouldNotContain("hush");
    }

    [Fact(Timeout = Limit)]
    public async Task Missing_secret_is_an_error_where_nobody_can_be_asked() =>
        (await _checkout.BuildAsync("Tell")).ShouldExitWith(2).Output.ShouldContain("Tell requires a value for --token: set the environment variable TOKEN");

    [Fact(Timeout = Limit)]
    public async Task Secret_is_set_in_a_dialog_and_used_by_the_next_run()
    {
        (await RunAsync("./build.sh :secrets --generate-key")).ShouldExitWith(0);

        await using var session = TerminalSession.Start("./build.sh :secrets eu", _checkout.Root, Environment);
        await session.ReadToAsync("Secrets of the profile eu");
        await session.TypeAsync("\r");
        await session.ReadToAsync("Token:");
        await session.TypeAsync("hush\r");
        await session.ReadToAsync("Encrypted into");
        // Done is the last of: replace, remove, generate, rotate, done.
        await session.TypeAsync("\e[B\e[B\e[B\e[B\r");
        (await session.WaitAsync()).ShouldExitWith(0).Output.ShouldNotContain("hush");

        (await File.ReadAllTextAsync(_checkout[".nuke/parameters.eu.json"], TestContext.Current.CancellationToken)).ShouldNotContain("hush");
        (await RunAsync("./build.sh Tell --profile eu --loudness quiet")).ShouldExitWith(0).Output.ShouldContain("Quiet: *** has 4 letters");
    }

    [Fact(Timeout = Limit)]
    public async Task Bash_completes_by_the_compiled_build_without_compiling_the_changed_one()
    {
        (await RunAsync("./build.sh :completion bash >artifacts/completion.bash")).ShouldExitWith(0);
        var source = _checkout["build/Build.cs"];
        File.Move(source, $"{source}.kept");
        await File.WriteAllTextAsync(source, "this does not compile", TestContext.Current.CancellationToken);
        try
        {
            (await CompleteAsync("./build.sh Tel")).ShouldBe("Tell ");
            (await CompleteAsync("./build.sh Tell --loud")).ShouldBe("--loudness ");
            (await CompleteAsync("./build.sh --loudness mi")).ShouldBe("minimal ");
            (await CompleteAsync("./build.sh --root src/Slipway.Eng")).ShouldBe("src/Slipway.Engine/");
        }
        finally
        {
            File.Move($"{source}.kept", source, overwrite: true);
        }
    }

    private async Task<string> CompleteAsync(string line) =>
        (await RunAsync($"source artifacts/completion.bash; COMP_LINE='{line}'; COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _slipway_build; echo \"${{COMPREPLY[*]}}\"")).ShouldExitWith(0).Output.TrimEnd('\n');

    private async Task<ProcessOutcome> RunAsync(string command) =>
        await RunningProcess.RunAsync("bash", ["-c", command], _checkout.Root, Environment);
}
