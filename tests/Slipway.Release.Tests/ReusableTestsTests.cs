using System.Collections.Concurrent;
using Slipway.Engine;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Release.Tests;

/// <summary>Every project has results of its own; here with a runner that writes reports and runs nothing.</summary>
public sealed class ReusableTestsTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly Runner _runner = new();
    private readonly List<string> _declared = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AbsolutePath Results => AbsolutePath.Parse(_folder["artifacts/test-results"]);

    [Fact]
    public async Task Each_project_is_run_by_itself_and_leaves_its_report()
    {
        await RunAsync(Project("A.Tests"), Project("B.Tests"));

        _runner.Assemblies.Order(StringComparer.Ordinal).ShouldBe(["A.Tests.dll", "B.Tests.dll"]);
        File.Exists(Results / "A.Tests" / "tests.trx").ShouldBeTrue();
        File.Exists(Results / "B.Tests" / "tests.trx").ShouldBeTrue();
        _declared.Order(StringComparer.Ordinal).ShouldBe(["A.Tests", "B.Tests"]);
    }

    [Fact]
    public async Task Failures_of_all_projects_are_named_together_after_all_have_run()
    {
        _runner.Outcomes["A.Tests.dll"] = """<UnitTestResult testName="A.Breaks" outcome="Failed" />""";
        _runner.Outcomes["B.Tests.dll"] = "";

        var failure = await Should.ThrowAsync<TestsFailedException>(() => RunAsync(Project("A.Tests"), Project("B.Tests"), Project("C.Tests")));

        failure.Message.ShouldBe("A.Tests: 1 tests failed:\n  A.Breaks\nB.Tests: no test ran.");
        _runner.Assemblies.ShouldContain("C.Tests.dll");
    }

    [Fact]
    public async Task Runner_that_cannot_run_is_a_failure_of_its_own()
    {
        _runner.Outcomes["A.Tests.dll"] = null;

        (await Should.ThrowAsync<ToolFailedException>(() => RunAsync(Project("A.Tests")))).Message.ShouldContain("the host is missing");
    }

    [Fact]
    public async Task Results_of_projects_that_are_gone_are_deleted()
    {
        _folder.Write("artifacts/test-results/Gone.Tests/tests.trx", "");
        _folder.Write("artifacts/test-results/tests.trx", "");

        await RunAsync(Project("A.Tests"));

        Directory.GetFileSystemEntries(Results).ShouldBe([Results / "A.Tests"]);
    }

    [Fact]
    public async Task Project_that_is_not_compiled_is_wrong_usage() =>
        (await Should.ThrowAsync<UsageException>(() => RunAsync(AbsolutePath.Parse(_folder.Write("tests/A.Tests/A.Tests.csproj", ""))))).Message.ShouldContain("run the target Compile first");

    [Fact]
    public async Task Projects_without_reuse_run_one_after_another_and_fail_together()
    {
        _runner.Outcomes["A.Tests.dll"] = """<UnitTestResult testName="A.Breaks" outcome="Failed" />""";
        var run = new TestRun(new DotNetCli(_folder.Path, _runner), "Release", Results);

        (await Should.ThrowAsync<TestsFailedException>(() => run.RunAsync([Project("A.Tests"), Project("B.Tests")], Cancel))).Message.ShouldBe("A.Tests: 1 tests failed:\n  A.Breaks");

        _runner.Assemblies.ShouldBe(["A.Tests.dll", "B.Tests.dll"], ignoreOrder: true);
    }

    public void Dispose() => _folder.Dispose();

    private Task RunAsync(params AbsolutePath[] projects) =>
        new ReusableTests(
            new TestRun(new DotNetCli(_folder.Path, _runner), "Release", Results),
            _folder.Path,
            (project, _) =>
            {
                lock (_declared)
                {
                    _declared.Add(project.NameWithoutExtension);
                }
            }).RunAsync(projects, Results, Cancel);

    private AbsolutePath Project(string name)
    {
        _folder.Write($"tests/{name}/bin/Release/net10.0/{name}.dll", "");
        return AbsolutePath.Parse(_folder.Write($"tests/{name}/{name}.csproj", ""));
    }

    private sealed class Runner : IToolRunner
    {
        private const string Passed = """<UnitTestResult testName="A.Works" outcome="Passed" />""";

        /// <summary>The results in the report of an assembly; null for a runner that fails without one.</summary>
        public Dictionary<string, string?> Outcomes { get; } = new(StringComparer.Ordinal);

        public ConcurrentBag<string> Assemblies { get; } = [];

        public Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default)
        {
            var assembly = Path.GetFileName(command.Arguments[1]);
            Assemblies.Add(assembly);
            var results = Outcomes.GetValueOrDefault(assembly, Passed);
            if (results is null)
            {
                return Task.FromResult(new ToolResult(command, 1, [new OutputLine(OutputStream.Error, "the host is missing")]));
            }

            var trx = command.Arguments.Single(argument => argument.StartsWith("trx;", StringComparison.Ordinal))["trx;LogFileName=".Length..];
            File.WriteAllText(trx, $"""<TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010"><Results>{results}</Results></TestRun>""");
            return Task.FromResult(new ToolResult(command, results == Passed ? 0 : 1, []));
        }
    }
}
