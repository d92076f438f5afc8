using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitLab;

/// <summary>What a job leaves: archives for later jobs, and files for people.</summary>
internal sealed record GitLabArtifacts
{
    public ValueList<string> Paths { get; init; } = [];

    public ValueList<string> Exclude { get; init; } = [];

    /// <summary>How long it is kept, e.g. <c>1 day</c>.</summary>
    public string ExpireIn { get; init; } = "";

    /// <summary><c>always</c> for also after a failure; null for not.</summary>
    public string? When { get; init; }

    /// <summary>A file of variables for later jobs.</summary>
    public string? Dotenv { get; init; }

    public static Codec<GitLabArtifacts> Codec { get; } = new RecordCodec<GitLabArtifacts>(new GitLabArtifacts())
        .List("paths", Codecs.Text, artifacts => artifacts.Paths, (artifacts, value) => artifacts with { Paths = value })
        .List("exclude", Codecs.Text, artifacts => artifacts.Exclude, (artifacts, value) => artifacts with { Exclude = value })
        .Required("expire_in", Codecs.Text, artifacts => artifacts.ExpireIn, (artifacts, value) => artifacts with { ExpireIn = value })
        .Optional("when", Codecs.Text, artifacts => artifacts.When, (artifacts, value) => artifacts with { When = value })
        .Optional("reports", ReportsCodec, artifacts => artifacts.Dotenv, (artifacts, value) => artifacts with { Dotenv = value });

    private static Codec<string> ReportsCodec => Codecs.Of<string>(
        file => YamlMap.Of(("dotenv", file)),
        (node, path) => Codecs.Map(Codecs.Text).Read(node, path)["dotenv"]);
}
