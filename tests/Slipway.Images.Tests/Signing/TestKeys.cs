using System.Security.Cryptography;

namespace Slipway.Images.Tests;

/// <summary>Keys made for one test.</summary>
internal static class TestKeys
{
    public static string NewPem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    public static KeySigner NewSigner() => KeySigner.Parse(NewPem(), null, "the test's key");
}
