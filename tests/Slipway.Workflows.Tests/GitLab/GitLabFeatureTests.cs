using Slipway.Testing;
using Slipway.Workflows.GitLab;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>Every feature in the words of GitLab CI, and back.</summary>
public sealed class GitLabFeatureTests
{
    public static TheoryData<string> Names() => [.. GitLabSamples.All.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Feature_is_as_reviewed(string name)
    {
        var file = GitLabSamples.All[name].File;
        Golden.Match(file.Text, Path.GetFileName(file.Path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_is_read_back_into_the_same_model(string name)
    {
        var generated = GitLabSamples.All[name];
        var problems = new ProblemList(name);
        var model = GitLabWriter.Translate(generated.Plan, GitLabSamples.All.Input, problems);
        problems.Problems.ShouldBeEmpty();
        var document = YamlReader.Read(generated.File.Text);
        if (name == "Extended")
        {
            // What the user added is no part of the model.
            ((YamlMap)document)["default"].ShouldBe(YamlMap.Of(("retry", 1)));
            var job = ((YamlMap)document)["compile"].ShouldBeOfType<YamlMap>();
            job["coverage"].ShouldBe("/\\d+%/");
            job["variables"].ShouldBeOfType<YamlMap>()["TZ"].ShouldBe("UTC");
            return;
        }

        var read = GitLabPipeline.Codec.Read(document, name);
        read.ShouldBe(model);
        YamlWriter.Write(GitLabPipeline.Codec.Write(read)).ShouldBe(YamlWriter.Write(document));
    }
}
