using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>A container beside a job.</summary>
internal sealed record GitLabService
{
    public string Name { get; init; } = "";

    /// <summary>The host name that the job finds it under.</summary>
    public string Alias { get; init; } = "";

    public ValueMap<string> Variables { get; init; } = ValueMap<string>.Empty;

    public static Codec<GitLabService> Codec { get; } = new RecordCodec<GitLabService>(new GitLabService())
        .Required("name", Codecs.Text, service => service.Name, (service, value) => service with { Name = value })
        .Required("alias", Codecs.Text, service => service.Alias, (service, value) => service with { Alias = value })
        .Map("variables", Codecs.Text, service => service.Variables, (service, value) => service with { Variables = value });
}
