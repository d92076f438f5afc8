using System.Text;

namespace Slipway.Helm;

/// <summary>UTF-8 as files have it: with or without a byte order mark.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static byte[] Encode(string text) => s_strict.GetBytes(text);

    public static bool TryDecode(ReadOnlySpan<byte> content, out string text)
    {
        try
        {
            text = s_strict.GetString(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    /// <summary>Helm drops the mark of every file of a chart.</summary>
    public static byte[] WithoutMark(byte[] content) => content.AsSpan().StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;
}
