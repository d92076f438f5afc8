using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.Generation;

/// <summary>Files that differ from what is generated are found, and how they came to differ.</summary>
public sealed class DriftCheckTests
{
    private static GeneratedFile File { get; } = SampleWorkflows.Generate(_ => _.OnPush().Invokes(SampleWorkflows.Build.Test)).File;

    private static GeneratedFile Older { get; } = SampleWorkflows.Generate(_ => _.OnPush().Invokes(SampleWorkflows.Build.Pack)).File;

    private static Drift Drift(string existing) => DriftCheck.Compare(new Dictionary<string, string>(StringComparer.Ordinal) { [File.Path] = existing }, [File]).ShouldHaveSingleItem();

    [Fact]
    public void Files_as_generated_are_no_drift() =>
        DriftCheck.Compare(new Dictionary<string, string>(StringComparer.Ordinal) { [File.Path] = File.Text, ["README.md"] = "# Other\n" }, [File]).ShouldBeEmpty();

    [Fact]
    public void Line_ends_of_a_checkout_do_not_count() =>
        DriftCheck.Compare(new Dictionary<string, string>(StringComparer.Ordinal) { [File.Path] = File.Text.ReplaceLineEndings("\r\n") }, [File]).ShouldBeEmpty();

    [Fact]
    public void File_that_is_not_there_is_missing()
    {
        var drift = DriftCheck.Compare(new Dictionary<string, string>(StringComparer.Ordinal), [File]).ShouldHaveSingleItem();
        drift.State.ShouldBe(DriftState.Missing);
        drift.ToString().ShouldBe(".github/workflows/sample.yml is missing.");
    }

    [Fact]
    public void File_of_an_older_build_is_stale()
    {
        var drift = Drift(Older.Text);
        drift.ToString().ShouldBe(".github/workflows/sample.yml is stale: the build changed since it was generated.");
        drift.Diff.ShouldContain("\n-        run: ./build.sh Restore Compile Pack --skip\n+        run: ./build.sh Restore Compile Test --skip\n");
    }

    [Theory]
    [InlineData("fetch-depth: 0", "fetch-depth: 1")]
    [InlineData("# Content sha256:", "# Content sha256:0")]
    [InlineData("# Generated from", "# Made from")]
    public void File_that_somebody_changed_is_edited(string from, string to) =>
        Drift(File.Text.Replace(from, to, StringComparison.Ordinal)).ToString().ShouldBe(".github/workflows/sample.yml was edited by hand.");

    [Fact]
    public void File_without_our_header_counts_as_edited() => Drift("name: Mine\n").State.ShouldBe(DriftState.Edited);

    [Fact]
    public void Generated_file_that_no_workflow_makes_is_orphaned()
    {
        var existing = new Dictionary<string, string>(StringComparer.Ordinal) { [File.Path] = File.Text, [".github/workflows/old.yml"] = Older.Text };
        var drift = DriftCheck.Compare(existing, [File]).ShouldHaveSingleItem();
        drift.ToString().ShouldBe(".github/workflows/old.yml was generated, but no workflow makes it any more.");
    }

    [Theory]
    [InlineData("a\nb\n", HeaderState.Missing)]
    [InlineData("", HeaderState.Missing)]
    [InlineData("# x\n# Content sha256:00\nbody\n", HeaderState.Edited)]
    public void Header_tells_files_apart(string text, HeaderState state) => FileHeader.Check(text).ShouldBe(state);

    [Fact]
    public void Header_of_a_generated_file_is_intact() => FileHeader.Check(File.Text).ShouldBe(HeaderState.Intact);
}
