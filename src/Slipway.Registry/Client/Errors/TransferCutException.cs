using System.Diagnostics.CodeAnalysis;

namespace Slipway.Registry;

/// <summary>A transfer ended before its last byte; it can go on there.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the client: the transfer goes on, or the registry is unavailable.")]
internal sealed class TransferCutException(string message, Exception? innerException = null) : IOException(message, innerException);
