using Slipway.Testing;
using Slipway.Workflows.CloudBuild;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.CloudBuild;

/// <summary>Every feature in the words of Cloud Build, and back.</summary>
public sealed class CloudBuildFeatureTests
{
    public static TheoryData<string> Names() => [.. CloudBuildSamples.All.Names];

    public static TheoryData<string> Delivery() => ["cloudbuild.yaml", "cloudbuild-trigger.yaml", "cloudbuild-delivery.yaml"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Feature_is_as_reviewed(string name)
    {
        var file = CloudBuildSamples.All[name].File;
        Golden.Match(file.Text, Path.GetFileName(file.Path));
    }

    [Theory]
    [MemberData(nameof(Delivery))]
    public void Delivery_by_an_environment_repository_is_as_reviewed(string path) =>
        Golden.Match(DeliveryBuild.Generate().Single(generated => generated.File.Path == path).File.Text, $"delivery/{path}");

    [Theory]
    [MemberData(nameof(Names))]
    public void File_is_read_back_into_the_same_model(string name)
    {
        var generated = CloudBuildSamples.All[name];
        var problems = new ProblemList(name);
        var model = CloudBuildWriter.Translate(generated.Plan, CloudBuildSamples.All.Input, problems);
        problems.Problems.ShouldBeEmpty();
        var document = YamlReader.Read(generated.File.Text).ShouldBeOfType<YamlMap>();
        if (name == "Extended")
        {
            // What the user added is no part of the model.
            document["queueTtl"].ShouldBe("600s");
            document["options"].ShouldBeOfType<YamlMap>()["diskSizeGb"].ShouldBe(200);
            CloudBuildStep.Codec.Read(document["steps"].ShouldBeOfType<YamlSequence>().Items[0], "").Extra["volumes"].ShouldNotBeNull();
            return;
        }

        var read = CloudBuildConfig.Codec.Read(document, name);
        read.ShouldBe(model);
        YamlWriter.Write(CloudBuildConfig.Codec.Write(read)).ShouldBe(YamlWriter.Write(document));
    }
}
