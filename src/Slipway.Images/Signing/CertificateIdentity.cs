namespace Slipway.Images;

/// <summary>Who signs without a key: what the certificate says that the signing service gives for an OpenID Connect token.</summary>
/// <param name="Subject">The certificate's subject, for instance <c>https://github.com/acme/gateway/.github/workflows/release.yml@refs/tags/v1.4.0</c> or an e-mail address.</param>
/// <param name="Issuer">Who issued the token, for instance <c>https://token.actions.githubusercontent.com</c>.</param>
public sealed record CertificateIdentity(string Subject, string Issuer);
