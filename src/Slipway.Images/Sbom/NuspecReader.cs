using System.Xml;
using System.Xml.Linq;

namespace Slipway.Images;

/// <summary>What a NuGet package says about itself (the nuspec reference, whatever version of its schema).</summary>
/// <param name="License">The licence: an SPDX expression, else the address or file name of a text; null for none.</param>
/// <param name="ProjectUrl">The project's address; null for none.</param>
/// <param name="Authors">Who made it; null when it does not say.</param>
internal sealed record NuspecReader(string? License, string? ProjectUrl, string? Authors)
{
    private static readonly NuspecReader Nothing = new(null, null, null);

    /// <summary>Reads a nuspec; a package whose nuspec is missing or damaged says nothing.</summary>
    public static NuspecReader Read(Stream? nuspec)
    {
        try
        {
            return nuspec is null ? Nothing : Read(Load(nuspec));
        }
        catch (XmlException)
        {
            return Nothing; // What a package says about itself is not worth failing a release for.
        }
    }

    // Packages are not ours: no document type, so that no entity can grow or reach out.
    private static XElement Load(Stream nuspec)
    {
        using var reader = XmlReader.Create(nuspec, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 4 * 1024 * 1024 });
        return XElement.Load(reader);
    }

    private static NuspecReader Read(XElement package)
    {
        var metadata = package.Elements().FirstOrDefault(element => element.Name.LocalName == "metadata");
        return new NuspecReader(Text("license") ?? Text("licenseUrl"), Text("projectUrl"), Text("authors"));

        string? Text(string name) => metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;
    }
}
