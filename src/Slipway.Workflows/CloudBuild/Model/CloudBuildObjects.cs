using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.CloudBuild;

/// <summary>Files that are stored when a build succeeds.</summary>
internal sealed record CloudBuildObjects
{
    /// <summary>The folder of a bucket.</summary>
    public string Location { get; init; } = "";

    public ValueList<string> Paths { get; init; } = [];

    private static RecordCodec<CloudBuildObjects> ObjectsCodec { get; } = new RecordCodec<CloudBuildObjects>(new CloudBuildObjects())
        .Required("location", Codecs.Text, objects => objects.Location, (objects, value) => objects with { Location = value })
        .List("paths", Codecs.Text, objects => objects.Paths, (objects, value) => objects with { Paths = value });

    public static Codec<CloudBuildObjects> Codec { get; } = Codecs.Of<CloudBuildObjects>(
        objects => YamlMap.Of(("objects", ObjectsCodec.Write(objects))),
        (node, path) => Codecs.Map(ObjectsCodec).Read(node, path)["objects"]);
}
