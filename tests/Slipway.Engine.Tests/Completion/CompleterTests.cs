using Slipway.Testing;

namespace Slipway.Engine.Tests.Completion;

/// <summary>What <c>:complete</c> answers to the scripts of the shells.</summary>
public sealed class CompleterTests
{
    private const string Targets = "Compile Publish";

    [Theory]
    [InlineData("", Targets + " :secrets :completion :schema")]
    [InlineData(" ", Targets + " :secrets :completion :schema")]
    [InlineData("com", "Compile")]
    [InlineData("Compile|", "Publish")]
    [InlineData("nothing", "")]
    [InlineData("--col", "--color")]
    [InlineData("--COL", "--color")]
    [InlineData("-", "--target --skip --help --plan --continue --partition --parallel --no-cache --force --explain --cache-from --cache-to --host --root --profile --verbosity --json --no-logo "
        + "--color --fast --fragile --manifest --needed --palette --regions --text")]
    [InlineData("--color|red|--col", "")]
    [InlineData("--color|", "red light-blue")]
    [InlineData("--color|l", "light-blue")]
    [InlineData("--Color=", "--Color=red --Color=light-blue")]
    [InlineData("--color=R", "--color=red")]
    [InlineData("--color|red|", Targets + " :secrets :completion :schema")]
    [InlineData("--palette|red|", "red light-blue")]
    [InlineData("--regions|", "eu us")]
    [InlineData("--regions|eu,u", "eu,us")]
    [InlineData("--fragile|", "")]
    [InlineData("--text|", "")]
    [InlineData("--fast|", Targets + " :secrets :completion :schema")]
    [InlineData("--fast=", "--fast=true --fast=false")]
    [InlineData("--unknown|", Targets + " :secrets :completion :schema")]
    [InlineData("--skip|", Targets)]
    [InlineData("--skip|Compile|p", "Publish")]
    [InlineData("--plan=", "--plan=text --plan=json --plan=mermaid --plan=dot --plan=html")]
    [InlineData("--verbosity|", "verbose normal minimal quiet")]
    [InlineData("--host|Git", "GitHubActions GitLab")]
    [InlineData("--profile|", "production staging")]
    [InlineData("--profile|staging|p", "production")]
    [InlineData("--manifest|", "a-file a-folder/ b file")]
    [InlineData("--manifest|a", "a-file a-folder/")]
    [InlineData("--manifest=a-folder/", "--manifest=a-folder/inner")]
    [InlineData("--manifest|.n", ".nuke/")]
    [InlineData("--manifest|./a-fi", "./a-file")]
    [InlineData("--manifest|nowhere/x", "")]
    [InlineData("--root|a", "a-folder/")]
    [InlineData(":se", ":secrets")]
    [InlineData("Compile|:se", "")]
    [InlineData(":secrets|", "production staging")]
    [InlineData(":secrets|--", "--set --remove --list --rotate --generate-key")]
    [InlineData(":secrets|production|--set|", "Token")]
    [InlineData(":completion|", "bash zsh fish pwsh")]
    public void Last_word_could_become(string words, string expected)
    {
        using var root = Root();

        var lines = Complete(root, words.Split('|'));

        // Commands have the engine's options too, which a case above lists.
        var values = lines.Select(line => line.Split('\t')[0]).Where(value => words != ":secrets|--" || expected.Contains(value));
        string.Join(' ', values).ShouldBe(expected);
    }

    [Fact]
    public void Absolute_paths_are_completed()
    {
        using var root = Root();

        Complete(root, "--manifest", $"{root.Path}/a-fi").ShouldBe([$"{root.Path}/a-file"]);
    }

    [Fact]
    public void Description_follows_on_the_same_line()
    {
        using var root = Root();

        Complete(root, "comp").ShouldBe(["Compile\tCompiles everything"]);
        Complete(root, "--color=r", "--man").ShouldBe(["--manifest\tA file"]);
    }

    [Fact]
    public void Nothing_that_is_wrong_with_the_line_or_the_files_is_an_error()
    {
        using var root = Root();
        root.Write(".nuke/parameters.json", "nonsense");

        Complete(root, "--color", "green", "--profile", "nope", "-x", "Nix", "--text", "--verb").ShouldBe(["--verbosity\tquiet, minimal, normal or verbose"]);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Script_is_printed(string shell) =>
        TestBuild.Run<CompletionBuild>([":completion", shell]).ShouldBe((0, File.ReadAllText(ShellFixture.Script(shell))));

    [Theory]
    [InlineData(":completion")]
    [InlineData(":completion tcsh")]
    [InlineData(":completion bash zsh")]
    public void Other_shells_are_refused(string arguments) =>
        TestBuild.Run<CompletionBuild>(arguments.Split(' ')).ShouldBe((2, ":completion takes the name of a shell: bash, zsh, fish, pwsh.\n"));

    private static string[] Complete(TempDirectory root, params string[] words)
    {
        var (exitCode, output) = TestBuild.RunIn<CompletionBuild>(root, [":complete", .. words]);
        exitCode.ShouldBe(0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static TempDirectory Root()
    {
        var root = new TempDirectory();
        root.Write(".nuke/parameters.json", "{}");
        root.Write(".nuke/parameters.staging.json", "{}");
        root.Write(".nuke/parameters.production.json", "{}");
        root.Write("a-file", "");
        root.Write("a-folder/inner", "");
        root.Write("b file", "");
        return root;
    }
}
