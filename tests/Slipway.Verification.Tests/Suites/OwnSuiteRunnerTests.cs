using System.Globalization;
using Slipway.Testing;
using Slipway.Tools;
using Slipway.Verification.Suites;
using Slipway.Verification.Tests.Kubernetes;

namespace Slipway.Verification.Tests.Suites;

public sealed class OwnSuiteRunnerTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Suite_finds_what_it_shall_test_in_its_environment_and_its_report_is_read()
    {
        var suite = Shell(
            """
            echo "<testsuite><testcase classname='$SUITE' name='$SLIPWAY_ADDRESS $SLIPWAY_HTTPS_ADDRESS $SLIPWAY_VERSION $SLIPWAY_NAMESPACE $KUBECONFIG'/></testsuite>" > "$SLIPWAY_REPORT"
            """) with { Environment = new Dictionary<string, string> { ["SUITE"] = "mine" } };
        var target = new SuiteTarget("v1.4.0", new("http://127.0.0.1:18080/")) { HttpsAddress = new("https://127.0.0.1:18443/"), KubeConfig = "/kube/config", Namespace = "demo" };

        var result = await RunAsync(suite, target);

        result.Passed.ShouldBeTrue();
        var check = result.Checks.ShouldHaveSingleItem();
        (check.Group, check.Name).ShouldBe(("mine", "http://127.0.0.1:18080 https://127.0.0.1:18443 v1.4.0 demo /kube/config"));
    }

    [Fact]
    public async Task Suite_without_a_cluster_does_not_find_the_one_of_the_user()
    {
        var result = await RunAsync(Shell("echo 1..1; echo \"ok 1 - [$KUBECONFIG]\"") with { Report = SuiteReport.Tap });

        result.Checks.ShouldHaveSingleItem().Name.ShouldBe("[/dev/null]");
    }

    [Theory]
    [InlineData("echo hello > $SLIPWAY_REPORT", "report", "no XML")]
    [InlineData("true", "report", "left no report")]
    [InlineData("ln -s /etc/passwd $SLIPWAY_REPORT", "report", "left no report")]
    [InlineData("echo '<testsuite><testcase name=\"a\"/></testsuite>' > $SLIPWAY_REPORT; echo broken; exit 3", "exit code", "ended with exit code 3")]
    public async Task Suite_that_misbehaves_is_a_failed_check(string script, string name, string message)
    {
        var result = await RunAsync(Shell(script));

        result.Passed.ShouldBeFalse();
        var failed = result.Checks.Single(check => check.Outcome == CheckOutcome.Failed);
        failed.Name.ShouldBe(name);
        failed.Message.ShouldNotBeNull().ShouldContain(message);
    }

    [Fact]
    public async Task Report_with_failures_is_not_failed_twice_by_the_exit_code()
    {
        var result = await RunAsync(Shell("echo '<testsuite><testcase name=\"a\"><failure/></testcase></testsuite>' > $SLIPWAY_REPORT; exit 1"));

        result.Checks.ShouldHaveSingleItem().Outcome.ShouldBe(CheckOutcome.Failed);
    }

    [Theory]
    [InlineData("exit 0", true)]
    [InlineData("echo why; exit 1", false)]
    public async Task Exit_code_alone_may_be_the_report(string script, bool passed)
    {
        var result = await RunAsync(Shell(script) with { Report = SuiteReport.ExitCode });

        result.Passed.ShouldBe(passed);
        result.Checks.ShouldHaveSingleItem().Detail.ShouldBe(passed ? null : "why");
    }

    [Fact]
    public async Task Program_that_is_missing_is_a_failed_check() =>
        (await RunAsync(new OwnSuite("mine") { Command = ["/no/such/program"] })).Checks.ShouldHaveSingleItem().Message.ShouldNotBeNull().ShouldContain("/no/such/program");

    [Fact]
    public async Task Suite_that_hangs_is_ended_with_everything_that_it_started()
    {
        var time = new ManualTime();
        var child = 0;

        // The child would keep running, and holds the output.
        var result = await new OwnSuiteRunner(new ToolRunner(TimeProvider.System), time, _folder.Path).RunAsync(
            Shell("sh -c 'trap \"\" TERM; echo $$; while :; do sleep 1000; done' & wait") with { Timeout = TimeSpan.FromSeconds(7) },
            new("v1", new("http://127.0.0.1:1")),
            line =>
            {
                child = int.Parse(line.Text, CultureInfo.InvariantCulture);
                time.GoOff();
            },
            TestContext.Current.CancellationToken);

        result.Checks.ShouldHaveSingleItem().Message.ShouldBe("did not end within 7 s and was ended");
        IsRunning(child).ShouldBeFalse();
    }

    [Fact]
    public async Task Cancelled_run_is_cancelled_and_no_failure_of_the_suite()
    {
        using var cancel = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => new OwnSuiteRunner(new ToolRunner(TimeProvider.System), TimeProvider.System, _folder.Path)
            .RunAsync(Shell("echo started; sleep 1000"), new("v1", new("http://127.0.0.1:1")), _ => cancel.Cancel(), cancel.Token));
    }

    [Fact]
    public async Task Container_gets_values_in_its_environment_and_not_in_arguments_and_is_removed_at_the_end()
    {
        var kubeConfig = AbsolutePath.Parse(_folder.Write("config", "secret"));
        var tools = new RecordedTools().On("docker run", _ => Recording.Empty).On("docker rm", _ => Recording.Empty);
        var suite = new OwnSuite("Gateway API") { Image = "ghcr.io/acme/suite@sha256:ab", Command = ["--fast"], Report = SuiteReport.ExitCode };

        var result = await new OwnSuiteRunner(tools, new JumpingTime(), _folder["work"]).RunAsync(suite, new("v1.4.0", new("http://127.0.0.1:18080")) { KubeConfig = kubeConfig }, null, default);

        result.Passed.ShouldBeTrue();
        var work = _folder["work/gateway-api"];
        var name = tools.Raw[0].Arguments[3];
        tools.Commands.ShouldBe(
        [
            $"docker run --rm --name {name} --network host --mount type=bind,source={work}/report,target=/slipway/report --mount type=bind,source={work}/kubeconfig,target=/slipway/kubeconfig,readonly "
            + "--env KUBECONFIG --env SLIPWAY_ADDRESS --env SLIPWAY_REPORT --env SLIPWAY_VERSION ghcr.io/acme/suite@sha256:ab --fast",
            $"docker rm --force {name}",
        ]);
        tools.Raw[0].Environment["KUBECONFIG"].ShouldBe("/slipway/kubeconfig");
        tools.Raw[0].Environment["SLIPWAY_REPORT"].ShouldBe("/slipway/report/report.xml");
        File.GetUnixFileMode(work).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Every_mistake_of_a_suite_is_told()
    {
        new OwnSuite("") { Timeout = TimeSpan.Zero, Environment = new Dictionary<string, string> { ["A=B"] = "x" } }.Validate().Count().ShouldBe(4);
        new OwnSuite("x") { Image = "i", WorkingDirectory = "/" }.Validate().ShouldHaveSingleItem().ShouldContain("container");
        new OwnSuite("x") { Command = ["true"] }.Validate().ShouldBeEmpty();
    }

    // Who ended may be listed until its parent has looked.
    private static bool IsRunning(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Trim()[0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static OwnSuite Shell(string script) => new("mine") { Command = ["sh", "-c", script] };

    private Task<SuiteResult> RunAsync(OwnSuite suite, SuiteTarget? target = null) =>
        new OwnSuiteRunner(new ToolRunner(TimeProvider.System), TimeProvider.System, _folder.Path).RunAsync(suite, target ?? new("v1", new("http://127.0.0.1:1")), null, TestContext.Current.CancellationToken);
}
