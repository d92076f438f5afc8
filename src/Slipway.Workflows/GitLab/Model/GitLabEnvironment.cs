using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>Where a job deploys to. Its protection, and the variables that only its jobs get, are kept in GitLab.</summary>
internal sealed record GitLabEnvironment
{
    public string Name { get; init; } = "";

    public string? Url { get; init; }

    public static Codec<GitLabEnvironment> Codec { get; } = new RecordCodec<GitLabEnvironment>(new GitLabEnvironment())
        .Required("name", Codecs.Text, environment => environment.Name, (environment, value) => environment with { Name = value })
        .Optional("url", Codecs.Text, environment => environment.Url, (environment, value) => environment with { Url = value });
}
