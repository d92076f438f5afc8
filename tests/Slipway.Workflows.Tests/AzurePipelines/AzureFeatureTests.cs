using Slipway.Testing;
using Slipway.Workflows.AzurePipelines;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.AzurePipelines;

/// <summary>Every feature in the words of Azure Pipelines, and back.</summary>
public sealed class AzureFeatureTests
{
    public static TheoryData<string> Names() => [.. AzureSamples.All.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Feature_is_as_reviewed(string name)
    {
        var file = AzureSamples.All[name].File;
        Golden.Match(file.Text, Path.GetFileName(file.Path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_is_read_back_into_the_same_model(string name)
    {
        var generated = AzureSamples.All[name];
        var problems = new ProblemList(name);
        var model = AzureWriter.Translate(generated.Plan, AzureSamples.All.Input, problems);
        problems.Problems.ShouldBeEmpty();
        var document = YamlReader.Read(generated.File.Text);
        var read = AzurePipeline.Codec.Read(document, name);
        YamlWriter.Write(AzurePipeline.Codec.Write(read)).ShouldBe(YamlWriter.Write(document));
        if (name == "Extended")
        {
            // What the user added is beside the model.
            read.Extra.ShouldBe(YamlMap.Of(("appendCommitMessageToRunName", false)));
            var job = read.Jobs.ShouldHaveSingleItem();
            job.Extra.ShouldBe(YamlMap.Of(("cancelTimeoutInMinutes", 2)));
            job.Pool.Demands.ShouldBe(["npm"]);
            read = read with { Extra = YamlMap.Empty, Jobs = [job with { Extra = YamlMap.Empty, Pool = job.Pool with { Demands = [] } }] };
        }

        read.ShouldBe(model);
    }
}
