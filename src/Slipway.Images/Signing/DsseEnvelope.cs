using System.Text;

namespace Slipway.Images;

/// <summary>A signed payload (DSSE, secure-systems-lab/dsse, protocol.md and envelope.md).</summary>
/// <param name="PayloadType">What the payload is.</param>
/// <param name="Payload">The payload.</param>
/// <param name="Signatures">Signatures in DER; one that holds is enough.</param>
public sealed record DsseEnvelope(string PayloadType, ReadOnlyMemory<byte> Payload, IReadOnlyList<ReadOnlyMemory<byte>> Signatures)
{
    /// <summary>Signs a statement.</summary>
    /// <exception cref="SignatureException">The signer does not sign.</exception>
    public static async Task<DsseEnvelope> SignAsync(InTotoStatement statement, ISigner signer, CancellationToken cancellationToken)
    {
        var payload = statement.Write();
        var signature = await signer.SignAsync(Encode(InTotoStatement.MediaType, payload), cancellationToken);
        return new DsseEnvelope(InTotoStatement.MediaType, payload, [signature]);
    }

    /// <summary>Whether one of the signatures is the key's.</summary>
    public bool IsSignedBy(VerificationKey key) => Encode(PayloadType, Payload.Span) is var encoded && Signatures.Any(signature => key.Verifies(encoded, signature.Span));

    /// <summary>PAE: type and payload with their lengths, so that neither can pass for a part of the other.</summary>
    private static byte[] Encode(string type, ReadOnlySpan<byte> payload) =>
        [.. Encoding.UTF8.GetBytes(FormattableString.Invariant($"DSSEv1 {Encoding.UTF8.GetByteCount(type)} {type} {payload.Length} ")), .. payload];
}
