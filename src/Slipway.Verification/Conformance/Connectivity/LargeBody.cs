namespace Slipway.Verification.Conformance;

/// <summary>The bytes that an echo backend sends when it is asked for many: 0 to 250 again and again.</summary>
internal static class LargeBody
{
    /// <summary>More than any buffer on the way.</summary>
    public const int Length = 8 << 20;

    private const int Period = 251;

    public static ReadOnlyMemory<byte> Create()
    {
        var bytes = new byte[Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i % Period);
        }

        return bytes;
    }
}
