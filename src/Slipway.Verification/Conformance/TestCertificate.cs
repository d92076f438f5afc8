namespace Slipway.Verification;

/// <summary>A certificate that the gateway is given for the suite.</summary>
/// <param name="Secret">The name of its secret; <c>default</c> for that which serves all other names.</param>
/// <param name="Host">The name that it is for.</param>
/// <param name="CertificatePem">For <c>tls.crt</c>.</param>
/// <param name="KeyPem">For <c>tls.key</c>.</param>
public sealed record TestCertificate(string Secret, string Host, string CertificatePem, string KeyPem)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => $"{Secret} ({Host})";
}
