namespace Slipway.Workflows;

/// <summary>What a target may do beyond its own files, in the words of GitHub's job token. Reading the repository's contents needs none.</summary>
/// <param name="Scope">What it is about, e.g. <c>packages</c>.</param>
/// <param name="Write">Whether it changes it; writing includes reading.</param>
public sealed record Permission(string Scope, bool Write)
{
    /// <summary>Push commits and tags, make releases.</summary>
    public static Permission ContentsWrite { get; } = new("contents", true);

    /// <summary>Pull packages and images.</summary>
    public static Permission PackagesRead { get; } = new("packages", false);

    /// <summary>Push packages and images.</summary>
    public static Permission PackagesWrite { get; } = new("packages", true);

    /// <summary>Ask for an OpenID token, to sign and to log in elsewhere.</summary>
    public static Permission IdTokenWrite { get; } = new("id-token", true);

    /// <summary>Store attestations.</summary>
    public static Permission AttestationsWrite { get; } = new("attestations", true);

    /// <summary>Read workflow runs and their artefacts.</summary>
    public static Permission ActionsRead { get; } = new("actions", false);

    /// <summary>Start and cancel workflow runs.</summary>
    public static Permission ActionsWrite { get; } = new("actions", true);

    /// <summary>Write check runs.</summary>
    public static Permission ChecksWrite { get; } = new("checks", true);

    /// <summary>Record deployments.</summary>
    public static Permission DeploymentsWrite { get; } = new("deployments", true);

    /// <summary>Write discussions.</summary>
    public static Permission DiscussionsWrite { get; } = new("discussions", true);

    /// <summary>Read issues.</summary>
    public static Permission IssuesRead { get; } = new("issues", false);

    /// <summary>Write issues and their comments.</summary>
    public static Permission IssuesWrite { get; } = new("issues", true);

    /// <summary>Publish pages.</summary>
    public static Permission PagesWrite { get; } = new("pages", true);

    /// <summary>Read pull requests.</summary>
    public static Permission PullRequestsRead { get; } = new("pull-requests", false);

    /// <summary>Write pull requests, their labels and comments.</summary>
    public static Permission PullRequestsWrite { get; } = new("pull-requests", true);

    /// <summary>Upload scan results.</summary>
    public static Permission SecurityEventsWrite { get; } = new("security-events", true);

    /// <summary>Write commit statuses.</summary>
    public static Permission StatusesWrite { get; } = new("statuses", true);

    private static readonly string[] Scopes =
    [
        "actions", "attestations", "checks", "contents", "deployments", "discussions", "id-token", "issues", "models", "packages", "pages",
        "pull-requests", "repository-projects", "security-events", "statuses",
    ];

    /// <summary>Reads <c>packages: write</c> and the like, as <see cref="ToString"/> writes it.</summary>
    /// <exception cref="FormatException">The text is no permission.</exception>
    public static Permission Parse(string text) => text.Split(": ") switch
    {
        [var scope, "read" or "write"] when Scopes.Contains(scope) => new Permission(scope, text.EndsWith("write", StringComparison.Ordinal)),
        _ => throw new FormatException($"'{text}' is no permission; expected a scope ({string.Join(", ", Scopes)}), a colon, and read or write."),
    };

    /// <summary>Scope and access, e.g. <c>packages: write</c>.</summary>
    public override string ToString() => $"{Scope}: {(Write ? "write" : "read")}";
}
