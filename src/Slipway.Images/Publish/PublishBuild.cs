using System.Xml.Linq;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A generated MSBuild project that publishes several projects in one build, in parallel, projects that they share built once.</summary>
/// <param name="Projects">The projects, each with the folder that it is published to.</param>
/// <param name="Version">The version for the assemblies.</param>
/// <param name="Revision">The commit, as <c>SourceRevisionId</c> and <c>Commit</c> for projects that stamp it; null when there is none.</param>
internal sealed record PublishBuild(IReadOnlyList<PublishTarget> Projects, string Version, string? Revision)
{
    /// <summary>The build itself, to be given to <c>dotnet msbuild</c>.</summary>
    /// <param name="settingsFile">Where <see cref="WriteSettings"/> is written.</param>
    public XDocument WriteBuild(AbsolutePath settingsFile)
    {
        var restore = Text(RestoreProperties(settingsFile));
        var publish = Text([.. RestoreProperties(settingsFile), .. Stamps()]);
        return new XDocument(new XElement(
            "Project",
            new XAttribute("DefaultTargets", "Publish"),
            new XElement("ItemGroup", Projects.Select(project => new XElement(
                "App",
                new XAttribute("Include", MSBuildText.Escape(project.Project)),
                new XElement("Restored", project.IsRestored ? "true" : "false")))),
            new XElement(
                "Target",
                new XAttribute("Name", "Publish"),

                // One after another: projects that they share have one restore output.
                CallMSBuild("@(App->WithMetadataValue('Restored', 'false'))", "Restore", restore + ";MSBuildRestoreSessionId=images", inParallel: false),
                CallMSBuild("@(App)", "Publish", publish, inParallel: true))));
    }

    /// <summary>Properties that every project of the build imports: its own output folders, apart from those of the normal build.</summary>
    public XDocument WriteSettings() => new(new XElement(
        "Project",
        new XElement(
            "PropertyGroup",
            new XElement("OutputPath", "bin/image/"),
            new XElement("IntermediateOutputPath", "obj/image/"),

            // Where the repository does not map its paths itself, they must still not reach the assemblies.
            new XElement("PathMap", new XAttribute("Condition", "'$(PathMap)' == ''"), "$(MSBuildProjectDirectory)=/_/$(MSBuildProjectName)")),
        Projects.Select(project => new XElement(
            "PropertyGroup",
            new XAttribute("Condition", $"'$(MSBuildProjectFullPath)' == '{MSBuildText.Escape(project.Project)}'"),
            new XElement("PublishDir", MSBuildText.Escape(project.Folder) + "/")))));

    private static string Text(IEnumerable<(string Name, string Value)> properties) =>
        string.Join(';', properties.Select(property => $"{property.Name}={MSBuildText.Escape(property.Value)}"));

    // Global properties: they win over what a project says, so that the output runs on every platform.
    private static IEnumerable<(string Name, string Value)> RestoreProperties(AbsolutePath settingsFile) =>
    [
        ("Configuration", "Release"),
        ("RuntimeIdentifier", ""),
        ("SelfContained", "false"),
        ("UseAppHost", "false"),
        ("PublishSingleFile", "false"),
        ("PublishTrimmed", "false"),
        ("PublishReadyToRun", "false"),
        ("PublishAot", "false"),
        ("PublishDocumentationFiles", "false"),
        ("PublishReferencesDocumentationFiles", "false"),
        ("IsTransformWebConfigDisabled", "true"),
        ("RunAnalyzers", "false"),
        ("ContinuousIntegrationBuild", "true"),
        ("CustomAfterDirectoryBuildProps", settingsFile),
    ];

    // Not for Restore: it writes the version of referenced projects into project.assets.json, from where it reaches *.deps.json.
    // A project that was restored before, by another command, would then publish other bytes.
    private IEnumerable<(string Name, string Value)> Stamps() =>
    [
        ("Version", Version),
        ("InformationalVersion", Version),
        ("IncludeSourceRevisionInInformationalVersion", "false"),
        .. Revision is null ? Array.Empty<(string, string)>() : [("SourceRevisionId", Revision), ("Commit", Revision)],
    ];

    private static XElement CallMSBuild(string projects, string target, string properties, bool inParallel) => new(
        "MSBuild",
        new XAttribute("Projects", projects),
        new XAttribute("Targets", target),
        new XAttribute("Properties", properties),
        new XAttribute("BuildInParallel", inParallel));
}
