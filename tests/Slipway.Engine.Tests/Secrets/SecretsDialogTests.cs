namespace Slipway.Engine.Tests.Secrets;

/// <summary><c>./build.sh :secrets</c> on a terminal.</summary>
public sealed class SecretsDialogTests : IDisposable
{
    private readonly SecretsFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Person_makes_a_key_sets_replaces_and_removes_secrets()
    {
        // Choices: Set Pin, Set SigningKey, Set Token, Generate, Rotate, Done.
        var shown = Run($"{Down(3)}<Enter>{Down(2)}<Enter>hush<Enter>{Down(6)}<Enter>");

        shown.ShouldContain($"{_fixture.KeyFile} holds a new key.");
        shown.ShouldContain($"Encrypted into {_fixture.Parameters()}.");
        _fixture.Succeed("Push").ShouldContain("token of 4: ***");

        // Now with Remove Token behind the three to set.
        shown = Run($"{Down(2)}<Enter>another<Enter>{Down(6)}<Enter>");
        shown.ShouldContain("Replace Token");
        _fixture.Succeed("Push").ShouldContain("token of 7: ***");

        Run($"{Down(5)}<Enter>{Down(3)}<Enter>{Down(5)}<Enter>").ShouldContain($"Encrypted {_fixture.Parameters()} with the new key.");
        _fixture.Succeed(":secrets --list").ShouldBe("");
    }

    [Fact]
    public void Value_is_asked_for_and_not_shown()
    {
        _fixture.Succeed(":secrets --generate-key");
        using var terminal = new TestTerminal("hush<Enter>");

        var (exitCode, output) = _fixture.Run(":secrets production --set Token", "", terminal);

        (exitCode, output).ShouldBe((0, $"Encrypted into {_fixture.Parameters("production")}.\n"));
        terminal.Shown.ShouldBe("Token: \n");
    }

    [Fact]
    public void Problem_is_said_and_the_list_comes_again() =>
        Run($"<Enter>1234<Enter>{Down(5)}<Enter>").ShouldContain("Secrets cannot be encrypted: there is no key");

    private static string Down(int times) => string.Concat(Enumerable.Repeat("<DownArrow>", times));

    private string Run(string keys)
    {
        using var terminal = new TestTerminal(keys);
        var (exitCode, output) = _fixture.Run(":secrets", "", terminal);
        (exitCode, output, terminal.KeysLeft).ShouldBe((0, "", 0));
        terminal.Shown.ShouldNotContain("hush");
        return terminal.Shown;
    }
}
