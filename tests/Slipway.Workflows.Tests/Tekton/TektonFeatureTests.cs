using Slipway.Testing;
using Slipway.Workflows.Tekton;
using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tests.Tekton;

/// <summary>Every feature in the words of Tekton, and back.</summary>
public sealed class TektonFeatureTests
{
    public static TheoryData<string> Names() => [.. TektonSamples.All.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Feature_is_as_reviewed(string name)
    {
        var file = TektonSamples.All[name].File;
        Golden.Match(file.Text, Path.GetFileName(file.Path));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void File_is_read_back_into_the_same_model(string name)
    {
        var generated = TektonSamples.All[name];
        var problems = new ProblemList(name);
        var models = TektonWriter.Translate(generated.Plan, TektonSamples.All.Input, problems);
        problems.Problems.ShouldBeEmpty();
        var documents = YamlReader.ReadAll(generated.File.Text);
        if (name == "Extended")
        {
            // What the user added is no part of the model.
            generated.File.Text.ShouldContain("  labels:\n    team: gateway\n");
            generated.File.Text.ShouldContain("        retries: 2\n");
            Should.Throw<FormatException>(() => TektonRun.Codec.Read(documents[0], "run")).Message.ShouldBe("run.metadata: there is no key labels here.");
            return;
        }

        var read = documents.Select(document => TektonRun.Codec.Read(document, name)).ToList();
        read.ShouldBe(models);
        YamlWriter.Write(read.Select(TektonRun.Codec.Write)).ShouldBe(YamlWriter.Write(documents));
    }

    [Fact]
    public void What_never_changes_is_read_only_as_it_is()
    {
        var text = TektonSamples.All["Chain"].File.Text.Replace("runAsNonRoot: true", "runAsNonRoot: false", StringComparison.Ordinal);
        Should.Throw<FormatException>(() => TektonRun.Codec.Read(YamlReader.Read(text), "run")).Message
            .ShouldBe("run.spec.taskRunTemplate.podTemplate.securityContext: expected what is always there, found a map.");
    }
}
