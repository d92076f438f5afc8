using System.IO.Enumeration;
using YamlDotNet.RepresentationModel;

namespace EndToEnd.Workflows.GitHub;

/// <summary>What <c>actions/upload-artifact</c> and <c>actions/download-artifact</c> do, with a folder for each artefact.</summary>
internal sealed class ArtifactStore(string folder)
{
    public void Upload(YamlNode with, string workspace, Func<string, string> expand)
    {
        var target = Path.Combine(folder, expand(with.Text("name")!));
        var files = expand(with.Text("path")!).Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(pattern => Find(workspace, pattern)).ToList();
        if (files.Count == 0)
        {
            with.Text("if-no-files-found").ShouldBeOneOf("warn", "ignore");
            return;
        }

        Directory.Exists(target).ShouldBe(false, $"The artefact {target} is there already.");
        Directory.CreateDirectory(target);
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }

    public void Download(YamlNode with, string workspace, Func<string, string> expand)
    {
        var names = with.Text("name") is { } name ? [expand(name)] : Directory.EnumerateDirectories(folder).Select(Path.GetFileName).OfType<string>().Where(artifact => FileSystemName.MatchesSimpleExpression(expand(with.Text("pattern")!), artifact)).ToList();
        names.ShouldNotBeEmpty();
        var target = Directory.CreateDirectory(Path.Combine(workspace, expand(with.Text("path")!))).FullName;
        foreach (var file in names.SelectMany(artifact => Directory.EnumerateFiles(Path.Combine(folder, artifact))))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static IEnumerable<string> Find(string workspace, string pattern)
    {
        var path = pattern.EndsWith("/**", StringComparison.Ordinal) ? pattern[..^3] : pattern;
        var full = Path.Combine(workspace, path);
        return Directory.Exists(full) ? Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories) : File.Exists(full) ? [full] : [];
    }
}
