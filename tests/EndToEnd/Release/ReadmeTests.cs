using System.Text.RegularExpressions;

namespace EndToEnd.Release;

/// <summary>The README names what the build has.</summary>
[Collection(ReleaseCollection.Name)]
public sealed partial class ReadmeTests(PublishedRelease release)
{
    [Fact]
    public async Task Readme_names_every_target_and_parameter_of_the_help_text()
    {
        var help = (await release.Checkout.BuildAsync("--help")).ShouldExitWith(0).Output;
        var readme = await File.ReadAllTextAsync(release.Checkout["README.md"]);

        var parameters = help[help.IndexOf("Parameters", StringComparison.Ordinal)..help.IndexOf("Options:", StringComparison.Ordinal)];
        var targets = help[..help.IndexOf("Parameters", StringComparison.Ordinal)];
        var names = Parameter().Matches(parameters).Select(match => match.Value).Concat(Target().Matches(targets).Select(match => match.Groups["name"].Value)).ToList();

        names.Count.ShouldBeGreaterThan(15);
        names.Where(name => !readme.Contains($"`{name}`", StringComparison.Ordinal) && !readme.Contains($"`{Variable(name)}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Variable(string parameter) => parameter.TrimStart('-').Replace('-', '_').ToUpperInvariant();

    [GeneratedRegex(@"--[a-z-]+", RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^[ *]+(?<name>[A-Z]\w+)  ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Target();
}
