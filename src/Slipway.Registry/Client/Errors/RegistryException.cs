using System.Net;

namespace Slipway.Registry;

/// <summary>A registry did not do what it was asked for; the message names the request, the answer and, where there is one, the way out.</summary>
public class RegistryException(string message, Exception? innerException = null) : IOException(message, innerException)
{
    /// <summary>The status of the answer; null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>The error codes of the answer (distribution-spec 1.1, "Error Codes"), for instance <c>NAME_UNKNOWN</c>; empty when there were none.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>How long the registry asked to wait; null when it did not.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
