using System.Net;

namespace Slipway.GitHub;

/// <summary>GitHub did not do what it was asked for; the message names the request, the answer and the way out.</summary>
public sealed class GitHubException(string message, Exception? innerException = null) : IOException(message, innerException)
{
    /// <summary>The status of the answer; null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }
}
