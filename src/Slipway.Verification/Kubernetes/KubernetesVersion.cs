using System.Globalization;

namespace Slipway.Verification.Kubernetes;

/// <summary>A version of Kubernetes, for instance <c>v1.33.13</c>; distributions add to it, as in <c>v1.33.1+rke2r1</c>.</summary>
public sealed record KubernetesVersion
{
    private KubernetesVersion(int major, int minor, string text)
    {
        Major = major;
        Minor = minor;
        Text = text;
    }

    /// <summary>The major version.</summary>
    public int Major { get; }

    /// <summary>The minor version: what skew is counted in.</summary>
    public int Minor { get; }

    /// <summary>The version as it was written, with its <c>v</c>.</summary>
    public string Text { get; }

    /// <summary>Reads a version; the <c>v</c> and everything after the minor version may be missing.</summary>
    /// <exception cref="FormatException">The text is no version.</exception>
    public static KubernetesVersion Parse(string text)
    {
        var parts = text.TrimStart('v').Split('.', '-', '+');
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? new(major, minor, $"v{text.TrimStart('v')}")
            : throw new FormatException($"'{text}' is not a version of Kubernetes (expected, for instance, 'v1.33' or 'v1.33.13').");
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
