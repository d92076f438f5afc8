using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>A task with its major version. The comment is for people and does not count.</summary>
/// <param name="Name">For instance <c>UseDotNet@2</c>.</param>
internal sealed record AzureTask(string Name)
{
    public string? Comment { get; init; }

    public static Codec<AzureTask> Codec { get; } = Codecs.Of<AzureTask>(
        task => YamlScalar.Of(task.Name) with { Comment = task.Comment },
        (node, path) => new AzureTask(Codecs.Text.Read(node, path)));

    public bool Equals(AzureTask? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
