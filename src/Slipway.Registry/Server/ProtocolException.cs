using System.Diagnostics.CodeAnalysis;

namespace Slipway.Registry;

/// <summary>A request that gets an error of the specification as its answer.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the server: it becomes an answer.")]
internal sealed class ProtocolException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>One of the codes of distribution-spec 1.1, "Error Codes".</summary>
    public string Code { get; } = code;
}
