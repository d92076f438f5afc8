using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>A pipeline that runs as a job of another.</summary>
/// <param name="File">Its file in the repository.</param>
internal sealed record GitLabChild(string File)
{
    public static Codec<GitLabChild> Codec { get; } = Codecs.Of<GitLabChild>(
        child => YamlMap.Of(("include", YamlSequence.Of(YamlMap.Of(("local", child.File)))), ("strategy", "depend")),
        (node, path) => Codecs.ExpectMap(node, path)["include"] is YamlSequence { Items: [YamlMap include] } && include["local"] is YamlScalar file
            ? new GitLabChild(file.Text)
            : throw Codecs.Unexpected(node, path, "the file of a child pipeline"));
}
