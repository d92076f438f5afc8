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
        var flavors = Projects.Select(project => project.Flavor).Distinct().ToList();
        return new XDocument(new XElement(
            "Project",
            new XAttribute("DefaultTargets", "Publish"),
            new XElement("ItemGroup", Projects.Select(project => new XElement(
                ItemOf(project.Flavor),
                new XAttribute("Include", MSBuildText.Escape(project.Project)),
                new XElement("Restored", project.IsRestored ? "true" : "false")))),
            new XElement("Target", new XAttribute("Name", "Publish"), flavors.SelectMany(flavor => Calls(flavor, settingsFile)))));
    }

    /// <summary>Properties that every project of the build imports: its own output folders, apart from those of the normal build.</summary>
    public XDocument WriteSettings() => new(new XElement(
        "Project",
        new XElement(
            "PropertyGroup",
            new XElement("OutputPath", "bin/image$(ImageFlavor)/"),
            new XElement("IntermediateOutputPath", "obj/image$(ImageFlavor)/"),

            // What is restored for one platform must not get into the normal build.
            new XElement("MSBuildProjectExtensionsPath", new XAttribute("Condition", "'$(ImageFlavor)' != ''"), "$(MSBuildProjectDirectory)/obj/image$(ImageFlavor)/"),

            // Where the repository does not map its paths itself, they must still not reach the assemblies.
            new XElement("PathMap", new XAttribute("Condition", "'$(PathMap)' == ''"), "$(MSBuildProjectDirectory)=/_/$(MSBuildProjectName)")),
        Projects.Select(project => new XElement(
            "PropertyGroup",
            new XAttribute("Condition", $"'$(MSBuildProjectFullPath)$(ImageFlavor)' == '{MSBuildText.Escape(project.Project)}{project.Flavor.Suffix}'"),
            new XElement("PublishDir", MSBuildText.Escape(project.Folder) + "/")))));

    private static string Text(IEnumerable<(string Name, string Value)> properties) =>
        string.Join(';', properties.Select(property => $"{property.Name}={MSBuildText.Escape(property.Value)}"));

    private static string ItemOf(PublishFlavor flavor) => "App" + flavor.Suffix.Replace('-', '_');

    private IEnumerable<XElement> Calls(PublishFlavor flavor, AbsolutePath settingsFile)
    {
        var restore = Text([.. RestoreProperties(flavor, settingsFile), ("MSBuildRestoreSessionId", "images" + flavor.Suffix)]);
        var publish = Text([.. RestoreProperties(flavor, settingsFile), .. Stamps()]);

        // One after another: projects that they share have one restore output.
        yield return CallMSBuild($"@({ItemOf(flavor)}->WithMetadataValue('Restored', 'false'))", "Restore", restore, inParallel: false);
        yield return CallMSBuild($"@({ItemOf(flavor)})", "Publish", publish, inParallel: true);
    }

    private static IEnumerable<(string Name, string Value)> RestoreProperties(PublishFlavor flavor, AbsolutePath settingsFile) =>
    [
        ("Configuration", "Release"),
        .. flavor.Properties,
        ("ImageFlavor", flavor.Suffix),
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
