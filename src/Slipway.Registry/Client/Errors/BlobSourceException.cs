using System.Diagnostics.CodeAnalysis;

namespace Slipway.Registry;

/// <summary>What is to be sent cannot be read; carries the reason past the HTTP client.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the client: its reason does.")]
internal sealed class BlobSourceException(Exception reason) : Exception(reason.Message, reason);
