using System.Xml;
using System.Xml.Linq;

namespace Slipway.Engine;

/// <summary>Reads the XML format of solutions (the schema Slnx.xsd of vs-solutionpersistence).</summary>
internal sealed class SlnxReader(AbsolutePath file)
{
    private static readonly string[] DefaultBuildTypes = ["Debug", "Release"];
    private static readonly string[] DefaultPlatforms = ["Any CPU"];

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">The XML is malformed, or an element lacks what it needs.</exception>
    public SolutionContent Read()
    {
        var root = Load();
        var folders = root.Elements("Folder").Select(folder => (folder, path: FolderPath(folder))).ToList();
        return new SolutionContent(
            Configurations(root.Element("Configurations")),
            [
                .. root.Elements("Project").Select(project => Project(project, null)),
                .. folders.SelectMany(folder => folder.folder.Elements("Project").Select(project => Project(project, SolutionContent.IdOf(folder.path))).Prepend(Folder(folder.folder, folder.path))),
            ]);
    }

    private XElement Load()
    {
        try
        {
            // The default settings refuse document types, and with them entities.
            using var reader = XmlReader.Create(file);
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return root.Name == "Solution" ? root : throw Malformed(root, $"the element <{root.Name}> was found, <Solution> expected");
        }
        catch (XmlException error)
        {
            throw new FormatException($"{file}({Math.Max(1, error.LineNumber)}): {error.Message}", error);
        }
    }

    private static IReadOnlyList<string> Configurations(XElement? given)
    {
        return [.. from type in Names("BuildType", DefaultBuildTypes) from platform in Names("Platform", DefaultPlatforms) select $"{type}|{platform}"];

        IReadOnlyList<string> Names(string element, IReadOnlyList<string> defaults) =>
            given?.Elements(element).Select(item => (string?)item.Attribute("Name")).OfType<string>().ToList() is { Count: > 0 } names ? names : defaults;
    }

    private string FolderPath(XElement folder) =>
        (string?)folder.Attribute("Name") is ['/', .., '/'] path ? path : throw Malformed(folder, "a <Folder> needs a Name that begins and ends with a slash, for instance \"/src/\"");

    private static SolutionEntry Folder(XElement folder, string path)
    {
        var parent = path[..(path.TrimEnd('/').LastIndexOf('/') + 1)];
        var name = path[parent.Length..].TrimEnd('/');
        return new(
            SolutionContent.IdOf(path), ProjectTypes.Folder, name, name, parent == "/" ? null : SolutionContent.IdOf(parent),
            [.. folder.Elements("File").Select(item => (string?)item.Attribute("Path")).OfType<string>().Select(item => item.Replace('\\', '/'))]);
    }

    private SolutionEntry Project(XElement project, Guid? folder)
    {
        var path = ((string?)project.Attribute("Path"))?.Replace('\\', '/') ?? throw Malformed(project, "a <Project> needs a Path");
        return new(
            Guid.TryParse((string?)project.Attribute("Id"), out var id) ? id : SolutionContent.IdOf(path),
            Guid.TryParse((string?)project.Attribute("Type"), out var type) ? type : ProjectTypes.OfFile(path),
            (string?)project.Attribute("DisplayName") ?? Path.GetFileNameWithoutExtension(path), path, folder, []);
    }

    private FormatException Malformed(XElement element, string problem) => new($"{file}({((IXmlLineInfo)element).LineNumber}): {problem}.");
}
