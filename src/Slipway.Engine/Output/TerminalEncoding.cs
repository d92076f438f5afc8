using System.Text;

namespace Slipway.Engine;

/// <summary>How text is encoded for the terminal.</summary>
internal static class TerminalEncoding
{
    private static readonly string[] Variables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>UTF-8 without byte order mark: for files and programs, whatever the locale says about the terminal.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>UTF-8, unless the locale names another character set (POSIX: <c>LC_ALL</c>, <c>LC_CTYPE</c>, <c>LANG</c>, the first that is set): then ASCII. The locales C and POSIX have ASCII.</summary>
    public static Encoding Of(IReadOnlyDictionary<string, string> environment)
    {
        var locale = Variables.Select(environment.GetValueOrDefault).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        var charset = locale is "C" or "POSIX" ? "ASCII" : locale.Split('@')[0].Split('.') is [_, var named] ? named.Replace("-", "") : "UTF8";
        return charset.Equals("UTF8", StringComparison.OrdinalIgnoreCase) ? Utf8 : Encoding.GetEncoding("us-ascii", new GlyphFallback(), DecoderFallback.ReplacementFallback);
    }
}
