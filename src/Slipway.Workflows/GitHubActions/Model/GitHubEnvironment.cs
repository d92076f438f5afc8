using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>Where a job deploys to. Whether a person approves is kept on GitHub: the file can only say so to people, which does not count.</summary>
internal sealed record GitHubEnvironment
{
    public string Name { get; init; } = "";

    public string? Url { get; init; }

    public bool Approval { get; init; }

    public bool Equals(GitHubEnvironment? other) => Name == other?.Name && Url == other.Url;

    public override int GetHashCode() => HashCode.Combine(Name, Url);

    private static Codec<GitHubEnvironment> MapCodec { get; } = new RecordCodec<GitHubEnvironment>(new GitHubEnvironment())
        .Required("name", Codecs.Text, environment => environment.Name, (environment, value) => environment with { Name = value })
        .Optional("url", Codecs.Text, environment => environment.Url, (environment, value) => environment with { Url = value });

    public static Codec<GitHubEnvironment> Codec { get; } = Codecs.Of<GitHubEnvironment>(
        environment => (environment.Url is null ? environment.Name : MapCodec.Write(environment)) with { Comment = environment.Approval ? "Its required reviewers are set on GitHub." : null },
        (node, path) => node is YamlMap ? MapCodec.Read(node, path) : new GitHubEnvironment { Name = Codecs.Text.Read(node, path) });
}
