using System.Security.Cryptography;
using Slipway.Images;

namespace Slipway.Release.Tests;

/// <summary>Signs with a key made for one test.</summary>
internal static class TestAttester
{
    public static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    public static KeyAttester New()
    {
        var signer = KeySigner.Parse(NewPem(), null, "the test's key");
        return new KeyAttester(signer, signer.PublicKey);
    }
}
