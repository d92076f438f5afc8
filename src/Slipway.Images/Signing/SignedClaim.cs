using Slipway.Oci;

namespace Slipway.Images;

/// <summary>What a payload must say after its signature was found to hold.</summary>
internal static class SignedClaim
{
    /// <summary>Reads the statement of an envelope whose signature holds.</summary>
    /// <exception cref="SignatureException">It is about something else, or no statement.</exception>
    public static InTotoStatement Read(DsseEnvelope envelope, Digest expected, string predicateType, string? repository)
    {
        var statement = Parse(envelope);
        if (statement.PredicateType != predicateType)
        {
            throw new SignatureException($"The bundle about {expected} claims '{statement.PredicateType}': '{predicateType}' was expected.");
        }

        RequireDigest(expected, [.. statement.Subject.Select(subject => subject.Digest)]);
        RequireIdentity(repository, statement.Subject.First(subject => subject.Digest == expected).Name);
        return statement;
    }

    /// <summary>Requires that a digest is among the signed ones.</summary>
    /// <exception cref="SignatureException">It is not.</exception>
    public static void RequireDigest(Digest expected, IReadOnlyList<Digest> signed)
    {
        if (!signed.Contains(expected))
        {
            throw new SignatureException($"The signature is about {string.Join(", ", signed)}: {expected} was expected.");
        }
    }

    /// <summary>Requires the repository that an image was signed in. Cosign leaves the name of a bundle's subject out, and adds tag or digest to the repository of a simple signing.</summary>
    /// <exception cref="SignatureException">It is another one.</exception>
    public static void RequireIdentity(string? expected, string found)
    {
        if (expected is not null && found.Length > 0 && found != expected && !found.StartsWith(expected + "@", StringComparison.Ordinal) && !found.StartsWith(expected + ":", StringComparison.Ordinal))
        {
            throw new SignatureException($"The signature was made for '{found}': '{expected}' was expected. An image that was copied keeps the signature of the repository that it was signed in.");
        }
    }

    private static InTotoStatement Parse(DsseEnvelope envelope)
    {
        try
        {
            return envelope.PayloadType == InTotoStatement.MediaType
                ? InTotoStatement.Parse(envelope.Payload.Span)
                : throw new SignatureException($"The bundle's payload is '{envelope.PayloadType}': '{InTotoStatement.MediaType}' was expected.");
        }
        catch (FormatException error)
        {
            throw new SignatureException(error.Message, error);
        }
    }
}
