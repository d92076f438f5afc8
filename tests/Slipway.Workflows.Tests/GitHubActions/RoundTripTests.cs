using Slipway.Workflows.GitHubActions;
using Slipway.Workflows.Tests.Sample;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.GitHubActions;

/// <summary>What is written can be read again, with nothing lost.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Names() => [.. Features.All.Select(workflow => workflow.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void File_is_read_back_into_the_same_model(string name)
    {
        var workflow = Features.Generated.Single(generated => generated.Plan.Workflow.Name == name);
        var problems = new ProblemList(name);
        var model = GitHubWriter.Translate(workflow.Plan, Features.Input(Features.All.Select(other => Features.Define(other.Name, other.Workflow))), problems);
        problems.Problems.ShouldBeEmpty();

        var read = GitHubWorkflow.Codec.Read(YamlReader.Read(workflow.File.Text), name);
        (name == nameof(FeatureBuild.Extended) ? WithoutExtensions(read) : read).ShouldBe(model);
        YamlWriter.Write(GitHubWorkflow.Codec.Write(read)).ShouldBe(YamlWriter.Write(YamlReader.Read(workflow.File.Text)));
    }

    [Fact]
    public void Extensions_are_found_where_they_were_put()
    {
        var read = GitHubWorkflow.Codec.Read(YamlReader.Read(Features.Generated.Single(generated => generated.Plan.Workflow.Name == nameof(FeatureBuild.Extended)).File.Text), "");
        read.Extra.ShouldBe(YamlMap.Of(("env", YamlMap.Of(("LANG", "C.UTF-8")))));
        read.On.Extra.ShouldBe(YamlMap.Of(("watch", YamlMap.Of(("types", YamlSequence.Of("started"))))));
        read.Jobs["compile"].Extra.ShouldBe(YamlMap.Of(("continue-on-error", true), ("env", YamlMap.Of(("TZ", "UTC")))));
    }

    private static GitHubWorkflow WithoutExtensions(GitHubWorkflow workflow) => workflow with
    {
        Extra = YamlMap.Empty,
        On = workflow.On with { Extra = YamlMap.Empty },
        Jobs = workflow.Jobs.ToValueMap(job => job.Key, job => job.Value with { Extra = YamlMap.Empty }),
    };
}
