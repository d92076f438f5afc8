using System.Text.RegularExpressions;
using Slipway.Testing;
using Slipway.Workflows.CloudBuild;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.CloudBuild;

/// <summary>The steps of a build, run for real in one working tree.</summary>
public sealed partial class CloudBuildRunTests
{
    private static CloudBuildConfig Config(string name) => CloudBuildWriter.Translate(CloudBuildSamples.All[name].Plan, CloudBuildSamples.All.Input, new ProblemList(name));

    [Fact]
    public void Steps_make_what_one_machine_makes()
    {
        using var folder = new TempDirectory();
        FakeBuild.CheckOut(folder.Path);
        Run(Config("Chain"), "report", folder.Path);
        File.ReadAllText(Path.Combine(folder.Path, "artifacts", "report.html")).ShouldBe(FakeBuild.Report(1));
    }

    [Theory]
    [InlineData("v1", "it's $5: abc acme\n")]
    [InlineData("", "Skipped: the condition of step 'Tell' of Build does not hold.\n")]
    public void Scripts_and_values_arrive_as_they_were_written(string tag, string expected)
    {
        using var folder = new TempDirectory();
        Run(Config("Steps"), "build-tell", folder.Path, ("TAG_NAME", tag), ("COMMIT_SHA", "abc"), ("_ORG", "acme"), ("LOCATION", "here")).ShouldBe(expected);
    }

    private static string Run(CloudBuildConfig config, string id, string folder, params (string Name, string Value)[] substitutions)
    {
        // Two dollars are one; the rest is replaced before bash sees it.
        string Replace(string text) => Substitution().Replace(text, match => match.Value == "$$" ? "$" : substitutions.FirstOrDefault(given => given.Name == match.Groups["name"].Value).Value ?? "");

        var step = config.Steps.Single(step => step.Id == id);
        step.Entrypoint.ShouldBe("bash");
        step.Args.Take(3).ShouldBe(["-eo", "pipefail", "-c"]);
        var variables = config.Options.Env.Concat(step.Env).Select(Replace).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]));
        return Bash.Run(Replace(step.Args[3]), folder, variables);
    }

    [GeneratedRegex(@"\$\$|\$\{?(?<name>\w+)\}?", RegexOptions.None, 1000)]
    private static partial Regex Substitution();
}
