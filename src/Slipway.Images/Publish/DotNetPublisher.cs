using System.Globalization;
using System.Xml.Linq;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Publishes projects framework-dependent and platform-neutral, all in one MSBuild run.</summary>
internal sealed class DotNetPublisher(IToolRunner tools)
{
    /// <summary>Publishes the projects.</summary>
    /// <returns>What was published, by project file.</returns>
    /// <exception cref="ToolFailedException">A project does not compile; the compiler's errors are the end of the output.</exception>
    /// <exception cref="ImageBuildException">A project is no program.</exception>
    public async Task<IReadOnlyDictionary<AbsolutePath, PublishedApp>> PublishAsync(
        IReadOnlyList<AbsolutePath> projects, ImageBuildContext context, CancellationToken cancellationToken)
    {
        // Emptied each time: nothing of an earlier build may get into an image.
        var root = (context.WorkDirectory / "publish").CreateOrCleanDirectory();
        var targets = projects.Distinct().Order().Select((project, index) => new PublishTarget(project, FolderOf(root, project, index))).ToList();
        var build = new PublishBuild(targets, context.Version, context.Revision);
        var settingsFile = context.WorkDirectory / "images.props";
        var buildFile = context.WorkDirectory / "images.proj";
        WriteIfChanged(settingsFile, build.WriteSettings());
        WriteIfChanged(buildFile, build.WriteBuild(settingsFile));

        // The SDK is the one that the projects' own global.json names.
        var command = new ToolCommand(context.DotNet?.ToString() ?? "dotnet", "msbuild", buildFile, "-maxCpuCount", "-nologo", "-verbosity:minimal", "-terminalLogger:off")
        {
            WorkingDirectory = targets[0].Project.Parent,
        };
        await tools.RunCheckedAsync(command, context.OnToolLine, cancellationToken);
        foreach (var target in targets)
        {
            StaticAssetTimes.ReplaceIn(target.Folder, context.Created);
        }

        return targets.ToDictionary(target => target.Project, target => PublishedApp.Read(target.Project, target.Folder));
    }

    // The compiler runs again when a file that a project imports is newer than its output.
    private static void WriteIfChanged(AbsolutePath file, XDocument document)
    {
        var text = document.ToString();
        if (!file.FileExists() || file.ReadAllText() != text)
        {
            AtomicFile.WriteAllText(file, text);
        }
    }

    private static AbsolutePath FolderOf(AbsolutePath root, AbsolutePath project, int index) =>
        root / string.Create(CultureInfo.InvariantCulture, $"{index}-{project.NameWithoutExtension}");
}
