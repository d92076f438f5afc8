using System.Diagnostics.CodeAnalysis;

namespace Slipway.Registry;

/// <summary>The registry's disk refused bytes: it is full, for instance.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the server: it becomes an answer.")]
internal sealed class StorageFailedException(IOException innerException) : IOException($"The registry cannot store the upload: {innerException.Message}", innerException);
