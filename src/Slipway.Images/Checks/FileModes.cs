namespace Slipway.Images;

/// <summary>Writes permissions for people.</summary>
internal static class FileModes
{
    /// <summary>As <c>chmod</c> takes them: <c>0755</c>.</summary>
    public static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}
