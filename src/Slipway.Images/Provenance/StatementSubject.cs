using Slipway.Oci;

namespace Slipway.Images;

/// <summary>What a statement is about.</summary>
/// <param name="Name">Its name, for people; the digest decides.</param>
/// <param name="Digest">Its digest.</param>
public sealed record StatementSubject(string Name, Digest Digest);
