using Slipway.Testing;
using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.GitHubActions;

/// <summary>Every feature, in the words of GitHub Actions.</summary>
public sealed class FeatureTests
{
    public static TheoryData<string> Paths() => [.. Features.Generated.Select(workflow => workflow.File.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Feature_is_as_reviewed(string path) =>
        Golden.Match(Features.Generated.Single(workflow => workflow.File.Path == path).File.Text, $"features/{Path.GetFileName(path)}");
}
