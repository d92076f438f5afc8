using Slipway.Testing;
using Slipway.Tools;
using Slipway.Workflows;

namespace Slipway.Release.Tests.Workflows;

/// <summary>Generated files in a repository: written, compared, deleted.</summary>
public sealed class WorkflowFilesTests : IDisposable
{
    private const string Main = ".github/workflows/main.yml";

    private readonly TempDirectory _root = new();

    private WorkflowFiles Files => new(AbsolutePath.Parse(_root.Path));

    [Fact]
    public void Missing_file_is_written_and_then_as_generated()
    {
        Files.Compare(Generated()).ShouldHaveSingleItem().State.ShouldBe(DriftState.Missing);

        Files.Write(Generated()).ShouldHaveSingleItem().ToString().ShouldBe($"{Main} is missing.");

        Files.Compare(Generated()).ShouldBeEmpty();
        Files.Write(Generated()).ShouldBeEmpty();
    }

    [Fact]
    public void Comparing_writes_nothing()
    {
        Files.Compare(Generated());

        Directory.EnumerateFileSystemEntries(_root.Path).ShouldBeEmpty();
    }

    [Fact]
    public void File_of_another_build_is_stale_and_an_edited_one_is_edited()
    {
        Files.Write(Generated());
        Files.Compare(Generated("MainLater")).ShouldHaveSingleItem().State.ShouldBe(DriftState.Stale);

        File.AppendAllText(_root[Main], "# mine\n");
        var drift = Files.Compare(Generated()).ShouldHaveSingleItem();
        drift.State.ShouldBe(DriftState.Edited);
        drift.Diff.ShouldContain("-# mine");

        Files.Write(Generated());
        Files.Compare(Generated()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Main)]
    [InlineData(".tekton/old.yaml")]
    [InlineData("cloudbuild.yaml")]
    [InlineData(".gitlab-ci.yml")]
    public void File_that_no_workflow_makes_any_more_is_deleted(string path)
    {
        _root.Write(path, Generated()[0].Text);

        Files.Compare([]).ShouldHaveSingleItem().ShouldBe(new Drift(path, DriftState.Orphaned, Files.Compare([])[0].Diff));
        Files.Write([]);

        File.Exists(_root[path]).ShouldBeFalse();
    }

    [Fact]
    public void Files_of_others_stay_as_they_are()
    {
        _root.Write(".github/workflows/codeql.yml", "name: Scan\n");
        _root.Write("compose.yaml", "services: {}\n");

        Files.Write(Generated());

        File.ReadAllText(_root[".github/workflows/codeql.yml"]).ShouldBe("name: Scan\n");
        File.ReadAllText(_root["compose.yaml"]).ShouldBe("services: {}\n");
    }

    [Fact]
    public void File_in_the_way_that_was_not_generated_is_an_error_and_stays()
    {
        _root.Write(Main, "name: Mine\n");

        Should.Throw<WorkflowException>(() => Files.Write(Generated())).Problems.ShouldHaveSingleItem().ShouldStartWith($"{Main} exists and was not generated.");

        File.ReadAllText(_root[Main]).ShouldBe("name: Mine\n");
    }

    [Theory]
    [InlineData("../main.yml")]
    [InlineData("/etc/main.yml")]
    public void Path_that_leads_out_of_the_repository_is_an_error(string path) =>
        Should.Throw<WorkflowException>(() => Files.Write([Generated()[0] with { Path = path }])).Problems.ShouldHaveSingleItem().ShouldContain("outside of the repository");

    public void Dispose() => _root.Dispose();

    private static IReadOnlyList<GeneratedFile> Generated(string workflow = "Main") => [.. WorkflowGenerator.Generate(SampleBuild.Input(workflow)).Select(workflow => workflow.File)];
}
