using System.Xml.Linq;

namespace Repository.Tests;

/// <summary>Which project may know which: features meet only in Slipway.Release, and nothing points upward.</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Slipway.Graph"] = [],
        ["Slipway.Tools"] = [],
        ["Slipway.Oci"] = [],
        ["Slipway.Versioning"] = [],
        ["Slipway.Engine"] = ["Slipway.Graph", "Slipway.Tools"],
        ["Slipway.Workflows"] = ["Slipway.Graph"],
        ["Slipway.Registry"] = ["Slipway.Oci"],
        ["Slipway.Images"] = ["Slipway.Oci", "Slipway.Tools"],
        ["Slipway.Helm"] = ["Slipway.Oci"],
        ["Slipway.GitHub"] = [],
        ["Slipway.Verification"] = ["Slipway.Tools"],
        ["Slipway.Delivery"] = ["Slipway.Tools", "Slipway.Oci"],
        ["Slipway.Release"] =
        [
            "Slipway.Graph", "Slipway.Tools", "Slipway.Oci", "Slipway.Versioning", "Slipway.Engine", "Slipway.Workflows", "Slipway.Registry",
            "Slipway.Images", "Slipway.Helm", "Slipway.GitHub", "Slipway.Verification", "Slipway.Delivery",
        ],
        ["Build"] = ["Slipway.Release"],
        ["Gateway.Hosting"] = [],
        ["Gateway.Controller"] = ["Gateway.Hosting"],
        ["Gateway.Sds"] = ["Gateway.Hosting"],
        ["Gateway.Proxy"] = ["Gateway.Hosting"],
        ["Gateway.Echo"] = ["Gateway.Hosting"],
    };

    public static TheoryData<string> Projects() =>
        [.. SourceTree.Files("src", "*.csproj").Concat(SourceTree.Files("build", "*.csproj")).Select(SourceTree.Relative)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_only_what_the_design_allows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var references = XDocument.Load(Path.Combine(SourceTree.Root, project))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include"))!.Replace('\\', '/')));

        Allowed.ShouldContainKey(name, $"{project} is not in the design's list of projects.");
        references.Except(Allowed[name]).ShouldBeEmpty($"{project} may reference only: {string.Join(", ", Allowed[name])}.");
    }

    [Fact]
    public void Allowed_arrows_have_no_cycle()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (Allowed.FirstOrDefault(project => !done.Contains(project.Key) && project.Value.All(done.Contains)) is { Key: { } next })
        {
            done.Add(next);
        }

        Allowed.Keys.Except(done).ShouldBeEmpty("These projects wait for each other.");
    }
}
