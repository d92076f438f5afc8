namespace Slipway.Engine;

/// <summary>A git repository: what is checked out, and where it comes from. Its files are read when something of it is asked for; git is hardly ever started.</summary>
public sealed class GitRepository
{
    private readonly Lazy<string?> _head;
    private readonly Lazy<string?> _commit;
    private readonly Lazy<IReadOnlyList<string>> _tags;
    private readonly Lazy<string?> _branch;
    private readonly Lazy<Upstream> _upstream;

    private GitRepository(GitDirectory directory, Host host)
    {
        LocalDirectory = directory.WorkTree;
        var config = new Lazy<GitConfig>(() => GitConfig.Read(directory.Common / "config"));
        var references = new Lazy<IGitReferences>(() => References(directory, config.Value));
        _head = new(() => Read(() => references.Value.Head));
        _commit = new(() => Read(() => references.Value.Commit));
        _tags = new(() => Read(() => references.Value.Tags));
        // CI systems check out a commit, not a branch.
        _branch = new(() => HostVariables.BranchOf(Head) ?? host.Branch);
        _upstream = new(() => Upstream.Of(config.Value, Branch));
    }

    private GitRepository(GitRemote? remote, string? branch)
    {
        (_head, _commit, _tags) = (new((string?)null), new((string?)null), new([]));
        _branch = new(branch);
        _upstream = new(new Upstream(null, null, remote));
    }

    /// <summary>The folder with the checked out files; null for a repository that is only known by its URL.</summary>
    public AbsolutePath? LocalDirectory { get; }

    /// <summary>The full name of the branch, for instance <c>refs/heads/main</c>, or the commit when HEAD is detached; null without <see cref="LocalDirectory"/>.</summary>
    public string? Head => _head.Value;

    /// <summary>The branch, for instance <c>main</c>; when HEAD is detached, what the CI system tells, or null.</summary>
    public string? Branch => _branch.Value;

    /// <summary>The commit that is checked out; null before the first commit and without <see cref="LocalDirectory"/>.</summary>
    public string? Commit => _commit.Value;

    /// <summary>The tags of <see cref="Commit"/>, in ordinal order.</summary>
    public IReadOnlyList<string> Tags => _tags.Value;

    /// <summary>The remote that <see cref="Branch"/> follows, else <c>origin</c>; null when there is none.</summary>
    public string? RemoteName => _upstream.Value.Name;

    /// <summary>The branch of the remote that <see cref="Branch"/> follows; null when it follows none.</summary>
    public string? RemoteBranch => _upstream.Value.Branch;

    /// <summary>How the remote is reached; null without one, and for another way than HTTPS and SSH.</summary>
    public GitProtocol? Protocol => _upstream.Value.Remote?.Protocol;

    /// <summary>The remote's host, for instance <c>github.com</c>; null when it is on this machine or there is none.</summary>
    public string? Endpoint => _upstream.Value.Remote?.Endpoint;

    /// <summary>The repository on its host, for instance <c>acme/gateway</c>; null without <see cref="Endpoint"/>.</summary>
    public string? Identifier => _upstream.Value.Remote?.Identifier;

    /// <summary>The <see cref="Identifier"/> before its last slash, for instance <c>acme</c>.</summary>
    public string? Owner => Identifier is { } identifier && identifier.LastIndexOf('/') is > 0 and var slash ? identifier[..slash] : null;

    /// <summary>The <see cref="Identifier"/> after its last slash, for instance <c>gateway</c>.</summary>
    public string? Name => Identifier?.Split('/')[^1];

    /// <summary><c>https://endpoint/identifier.git</c>, whatever the remote's protocol; null without <see cref="Endpoint"/>.</summary>
    public string? HttpsUrl => Endpoint is null ? null : $"https://{Endpoint}/{Identifier}.git";

    /// <summary><c>git@endpoint:identifier.git</c>, whatever the remote's protocol; null without <see cref="Endpoint"/>.</summary>
    public string? SshUrl => Endpoint is null ? null : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>The repository of a URL.</summary>
    /// <exception cref="FormatException">The URL names no host and repository.</exception>
    public static GitRepository FromUrl(string url, string? branch = null) =>
        new(GitRemote.Parse(url) ?? throw new FormatException($"'{url}' is no URL of a repository on a host (expected, for instance, 'https://github.com/acme/gateway.git' or 'git@github.com:acme/gateway.git')."), branch);

    /// <summary>The repository that a folder is in.</summary>
    /// <exception cref="UsageException">It is in none.</exception>
    public static GitRepository FromLocalDirectory(AbsolutePath directory) =>
        Find(directory, NukeBuild.Host) ?? throw new UsageException($"{directory} is in no git repository: clone it, or git init and commit.");

    /// <inheritdoc/>
    public override string ToString() => (Protocol == GitProtocol.Ssh ? SshUrl : HttpsUrl) is { } url ? url[..^".git".Length] : LocalDirectory?.ToString() ?? "";

    internal static GitRepository? Find(AbsolutePath directory, Host host) => GitDirectory.Find(directory) is { } found ? new(found, host) : null;

    private static IGitReferences References(GitDirectory directory, GitConfig config)
    {
        var git = new GitProgram(directory.WorkTree, new ToolRunner(TimeProvider.System));
        return config.Find("extensions", "", "refstorage") is null or "files" ? new GitFiles(directory, git) : git;
    }

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FormatException or IOException or ToolNotFoundException)
        {
            throw new UsageException($"The git repository {LocalDirectory} cannot be read: {error.Message}");
        }
    }

    private sealed record Upstream(string? Name, string? Branch, GitRemote? Remote)
    {
        public static Upstream Of(GitConfig config, string? branch)
        {
            var followed = branch is null ? null : config.Find("branch", branch, "remote");
            var name = followed is null or "." ? "origin" : followed;
            var url = config.Find("remote", name, "url");
            var remoteBranch = followed is null ? null : HostVariables.BranchOf(config.Find("branch", branch!, "merge"));
            return new(url is null ? null : name, remoteBranch, url is null ? null : GitRemote.Parse(url));
        }
    }
}
