using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>Folders kept from run to run.</summary>
internal sealed record GitLabCache
{
    public string Key { get; init; } = "";

    public ValueList<string> Paths { get; init; } = [];

    public static Codec<GitLabCache> Codec { get; } = new RecordCodec<GitLabCache>(new GitLabCache())
        .Required("key", Codecs.Text, cache => cache.Key, (cache, value) => cache with { Key = value })
        .List("paths", Codecs.Text, cache => cache.Paths, (cache, value) => cache with { Paths = value });
}
