using System.Text.Json;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Reports;

/// <summary>Every run leaves a report behind, and nothing depends on it.</summary>
public sealed class RunReporterTests : IDisposable
{
    private const string Secret = "hunter2-and-more";
    private readonly TempDirectory _root = new();

    public RunReporterTests() => _root.Write(".nuke/parameters.json", "{}");

    private string File => _root["artifacts/report/index.html"];

    private string Page => System.IO.File.ReadAllText(File);

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Run_that_succeeds_leaves_a_report()
    {
        Run("Good").ExitCode.ShouldBe(0);

        Page.ShouldContain("<title>✓ Good – succeeded</title>");
        Page.ShouldContain("<dt>Command</dt><dd>./build.sh --root");
    }

    [Fact]
    public void Run_that_fails_leaves_a_report_with_the_end_of_the_log()
    {
        Run("Bad").ExitCode.ShouldBe(1);

        Page.ShouldContain("<title>✗ Bad – failed</title>");
        Page.ShouldContain(">it broke</pre>");
        Page.ShouldContain("line 499</pre>");
        Page.ShouldContain("The end of its log, 200 lines");
        Page.ShouldNotContain("line 299\n");
    }

    [Fact]
    public void Run_that_is_cancelled_leaves_a_report()
    {
        Action? interrupt = null;
        Build.OnWait = () => interrupt!();

        TestBuild.RunApart<Build>(_root, ["Wait"], onInterrupt: action => interrupt = action).ExitCode.ShouldBe(130);

        Page.ShouldContain("<title>■ Wait – cancelled</title>");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("Good", "--plan")]
    [InlineData("Cached", "--explain", "Cached")]
    [InlineData("Unknown")]
    public void Run_without_a_plan_leaves_none(params string[] arguments)
    {
        Run(arguments);

        System.IO.File.Exists(File).ShouldBeFalse();
    }

    [Fact]
    public void Secrets_are_masked_wherever_they_turn_up()
    {
        TestBuild.RunIn<Build>(_root, ["Leak"], new() { ["TOKEN"] = Secret }).ExitCode.ShouldBe(1);

        Page.ShouldNotContain(Secret);
        Page.ShouldNotContain(Uri.EscapeDataString(Secret));
        Page.ShouldContain("<th scope=\"row\">--token</th><td class=\"text\">***</td>");
        Page.ShouldContain("refused: ***");
    }

    [Fact]
    public void Log_cannot_become_markup()
    {
        Run("Attack").ExitCode.ShouldBe(1);

        Page.ShouldContain("&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt;");
        Page.ShouldNotContain("<img");
        Page.Split("</script>").Length.ShouldBe(2, "the page has one script");
    }

    [Fact]
    public void Report_makes_no_target_out_of_date()
    {
        Run("Cached").Output.ShouldContain("Cached  Succeeded");

        for (var run = 0; run < 2; run++)
        {
            Run("Cached").Output.ShouldContain("Cached  Up to date");
        }

        Page.ShouldContain("artifacts/made.txt");
        Page.ShouldNotContain("artifacts/report/index.html");
    }

    [Fact]
    public void Artefacts_have_sizes_and_digests_whether_the_cache_knows_them_or_not()
    {
        Run("Cached", "Plain");

        Page.ShouldContain("<td class=\"path\">artifacts/made.txt</td><td class=\"number\">3 B</td><td class=\"digest\">2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae</td>");
        Page.ShouldContain("<td class=\"path\">plain/made.html</td><td class=\"number\">3 B</td><td class=\"digest\">fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9</td>");
        Page.ShouldContain("<a href=\"../../plain/made.html\">plain/made.html</a>");
    }

    [Fact]
    public void Products_of_a_failed_target_are_those_of_this_run()
    {
        _root.Write("half/old.txt", "old");
        System.IO.File.SetLastWriteTimeUtc(_root["half/old.txt"], DateTime.UnixEpoch);

        Run("Half").ExitCode.ShouldBe(1);

        Page.ShouldContain("half/new.txt");
        Page.ShouldNotContain("half/old.txt");
    }

    [Fact]
    public void Build_that_deletes_all_artifacts_still_leaves_a_report()
    {
        Run("Good");

        Run("Clean").ExitCode.ShouldBe(0);

        Page.ShouldContain("<title>✓ Clean – succeeded</title>");
    }

    [Fact]
    public void Report_that_cannot_be_written_is_a_warning()
    {
        _root.Write("artifacts", "a file where the folder belongs");

        var (exitCode, output) = Run("Good");

        exitCode.ShouldBe(0, output);
        output.ShouldContain($"The run report {File} cannot be written");
    }

    [Fact]
    public void Nothing_but_the_report_is_left_in_its_folder()
    {
        Run("Good");
        Run("Good");

        Directory.GetFiles(Path.GetDirectoryName(File)!).ShouldBe([File]);
    }

    [Fact]
    public void Console_tells_of_the_report_when_something_failed()
    {
        Run("Bad").Output.ShouldContain($"Report: {File}");
        Run("Good").Output.ShouldNotContain("Report:");
    }

    [Fact]
    public void Events_tell_of_the_report() =>
        JsonDocument.Parse(TestBuild.RunApart<Build>(_root, ["Good", "--json"]).Output.TrimEnd().Split('\n')[^1]).RootElement.GetProperty("report").GetString().ShouldBe(File);

    private (int ExitCode, string Output) Run(params string[] arguments) => TestBuild.RunIn<Build>(_root, arguments);

    private sealed class Build : NukeBuild
    {
        [Parameter]
        [Secret]
        private readonly string? Token;

        public static Action OnWait { get; set; } = () => { };

        private Target Good => _ => _.Executes(() => Log.Information("fine"));

        private Target Bad => _ => _.Executes(() =>
        {
            for (var line = 0; line < 500; line++)
            {
                Log.Information("line {Line}", line);
            }

            throw new InvalidOperationException("it broke");
        });

        private Target Wait => _ => _.Executes(cancellationToken =>
        {
            OnWait();
            return Task.Delay(Timeout.Infinite, cancellationToken);
        });

        private Target Leak => _ => _.Executes(() =>
        {
            Log.Warning("the token is {Token}", Token);
            throw new InvalidOperationException($"refused: {Token}");
        });

        private Target Attack => _ => _.Executes(() => throw new InvalidOperationException("</script><img src=x onerror=\"alert(1)\">"));

        private Target Cached => _ => _
            .Inputs(inputs => inputs.Value("constant", () => "1"))
            .Produces("artifacts/**")
            .Executes(() => Write("artifacts/made.txt", "foo"));

        private Target Plain => _ => _.Produces("plain/**").Executes(() => Write("plain/made.html", "bar"));

        private Target Half => _ => _.Produces("half/**").Executes(() =>
        {
            Write("half/new.txt", "new");
            throw new InvalidOperationException("half way");
        });

        private Target Clean => _ => _.Executes(() => Directory.Delete(RootDirectory / "artifacts", recursive: true));

        private static void Write(string path, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(RootDirectory / path)!);
            System.IO.File.WriteAllText(RootDirectory / path, text);
        }
    }
}
