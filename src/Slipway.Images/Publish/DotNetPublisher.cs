using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Publishes projects, all in one MSBuild run: each once for every platform whose output differs.</summary>
internal sealed partial class DotNetPublisher(IToolRunner tools)
{
    /// <summary>Publishes the projects of the specs that are made from one.</summary>
    /// <param name="specs">The images.</param>
    /// <param name="platformsFor">The platforms that are wanted of an image; asked only where the output is not the same for all.</param>
    /// <param name="context">What the images of the build have in common.</param>
    /// <param name="cancellationToken">Stops the compiler.</param>
    /// <returns>What was published, by the name of the image.</returns>
    /// <exception cref="ToolFailedException">A project does not compile; the compiler's errors are the end of the output.</exception>
    /// <exception cref="ImageBuildException">A project is no program, or the runtime of a platform cannot be had.</exception>
    public async Task<IReadOnlyDictionary<string, PublishedImage>> PublishAsync(
        IReadOnlyList<ImageSpec> specs, Func<ImageSpec, IReadOnlyList<Platform>> platformsFor, ImageBuildContext context, CancellationToken cancellationToken)
    {
        var wanted = specs
            .Where(spec => spec.Content is DotNetProject)
            .Select(spec => (Spec: spec, Project: ProjectFile.Find(spec.Project!).Path!, Flavors: FlavorsOf(spec, platformsFor)))
            .ToList();

        // Emptied each time: nothing of an earlier build may get into an image.
        var root = (context.WorkDirectory / "publish").CreateOrCleanDirectory();
        var targets = wanted
            .SelectMany(image => image.Flavors.Select(flavor => (image.Project, Flavor: flavor)))
            .Distinct()
            .OrderBy(target => target.Flavor.Suffix, StringComparer.Ordinal)
            .ThenBy(target => target.Project)
            .Select((target, index) => new PublishTarget(target.Project, FolderOf(root, target.Project, index), target.Flavor))
            .ToList();
        if (targets.Count > 0)
        {
            await RunAsync(targets, context, cancellationToken);
        }

        var apps = targets.ToDictionary(target => (target.Project, target.Flavor), target => PublishedApp.Read(target.Project, target.Folder, target.Flavor.Mode));
        return wanted.ToDictionary(
            image => image.Spec.Name,
            image => new PublishedImage(image.Spec, image.Flavors.ToDictionary(flavor => flavor.RuntimeIdentifier, flavor => apps[(image.Project, flavor)], StringComparer.Ordinal), context.Created),
            StringComparer.Ordinal);
    }

    private static List<PublishFlavor> FlavorsOf(ImageSpec spec, Func<ImageSpec, IReadOnlyList<Platform>> platformsFor)
    {
        var project = (DotNetProject)spec.Content;
        return project.IsNeutral ? [PublishFlavor.Neutral] : [.. platformsFor(spec).Select(project.FlavorFor).Distinct()];
    }

    private async Task RunAsync(List<PublishTarget> targets, ImageBuildContext context, CancellationToken cancellationToken)
    {
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
        try
        {
            await tools.RunCheckedAsync(command, context.OnToolLine, cancellationToken);
        }
        catch (ToolFailedException error) when (MissingPacks(error) is { Count: > 0 } packs)
        {
            throw new ImageBuildException(
                $"No package source has {string.Join(", ", packs)}: a program with its own runtime needs it. Add a source that has it to nuget.config, leave the platform out of the image's Platforms, or publish it {nameof(DotNetPublishMode.FrameworkDependent)}.",
                error);
        }

        foreach (var target in targets)
        {
            StaticAssetTimes.ReplaceIn(target.Folder, context.Created);
        }
    }

    // NuGet's errors for a package without any version, or without the wanted one. Only what the SDK itself asks for: other packages are the project's own matter.
    private static List<string> MissingPacks(ToolFailedException error) =>
    [
        .. error.Result.Output
            .Select(line => MissingPack().Match(line.Text))
            .Where(match => match.Success)
            .Select(match => match.Groups["pack"].Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"error NU110[12]: Unable to find package (?<pack>(Microsoft\.(NETCore|AspNetCore)\.App\.(Runtime|Host|Crossgen2)|runtime\.[a-z0-9-]+\.Microsoft\.DotNet\.ILCompiler|Microsoft\.DotNet\.ILCompiler)[\w.-]*?)(\. | with version)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MissingPack();

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
