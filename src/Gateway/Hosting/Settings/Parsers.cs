using System.Globalization;

namespace Gateway.Hosting.Settings;

/// <summary>How setting values of common kinds are written.</summary>
public static class Parsers
{
    /// <summary>Any text.</summary>
    public static string Text(string text) => text;

    /// <summary>A whole number, zero or more.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static long Count(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"'{text}' is no number; expected a whole number, zero or more");

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static bool Switch(string text) => bool.TryParse(text, out var on) ? on : throw new FormatException($"'{text}' is neither true nor false");

    /// <summary>The base address of a server.</summary>
    /// <exception cref="FormatException">It is no absolute http or https address.</exception>
    public static Uri HttpAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
        ? uri
        : throw new FormatException($"'{text}' is no http address; expected one such as http://controller:8081");

    /// <summary>A file that is there now.</summary>
    /// <exception cref="FormatException">There is no such file.</exception>
    public static string ExistingFile(string text) => File.Exists(text) ? Path.GetFullPath(text) : throw new FormatException($"there is no file {text}");

    /// <summary>A folder that is there now.</summary>
    /// <exception cref="FormatException">There is no such folder.</exception>
    public static string ExistingFolder(string text) => Directory.Exists(text) ? Path.GetFullPath(text) : throw new FormatException($"there is no folder {text}");
}
