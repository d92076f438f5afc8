using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>The operating system and processor that an image runs on (image-spec 1.1, image-index.md, "platform").</summary>
public sealed record Platform
{
    /// <summary>linux/amd64.</summary>
    public static Platform LinuxAmd64 { get; } = new() { Os = "linux", Architecture = "amd64" };

    /// <summary>linux/arm64.</summary>
    public static Platform LinuxArm64 { get; } = new() { Os = "linux", Architecture = "arm64" };

    /// <summary>The processor by its Go name: <c>amd64</c>, <c>arm64</c>, …</summary>
    public required string Architecture { get; init; }

    /// <summary>The operating system by its Go name: <c>linux</c>, <c>windows</c>, …</summary>
    public required string Os { get; init; }

    /// <summary>The version of the operating system, used by Windows images; null otherwise.</summary>
    [JsonPropertyName("os.version")]
    public string? OsVersion { get; init; }

    /// <summary>Features of the operating system that the image needs, for instance <c>win32k</c>; null for none.</summary>
    [JsonPropertyName("os.features")]
    public IReadOnlyList<string>? OsFeatures { get; init; }

    /// <summary>The variant of the processor, for instance <c>v8</c>; null for none.</summary>
    public string? Variant { get; init; }

    /// <summary>Reads <c>os/architecture[/variant][:os.version]</c>.</summary>
    /// <exception cref="FormatException">The text has another shape.</exception>
    public static Platform Parse(string text) =>
        TryParse(text, out var platform)
            ? platform
            : throw new FormatException($"'{text}' is not a platform (expected 'os/architecture' or 'os/architecture/variant', for instance 'linux/arm64').");

    /// <summary>Reads <c>os/architecture[/variant][:os.version]</c>; false when the text has another shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Platform? platform)
    {
        platform = null;
        if (text is null)
        {
            return false;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var version = colon < 0 ? null : text[(colon + 1)..];
        var parts = (colon < 0 ? text : text[..colon]).Split('/');
        if (parts.Length is not (2 or 3) || !parts.All(p => IsWord(p, "_-")) || (version is not null && !IsWord(version, "_-.")))
        {
            return false;
        }

        platform = new Platform { Os = parts[0], Architecture = parts[1], Variant = parts.Length == 3 ? parts[2] : null, OsVersion = version };
        return true;
    }

    /// <summary>
    /// Whether an image for <paramref name="offered"/> serves a request for this platform: same system and processor, same variant
    /// (arm64 means v8 and arm means v7 where none is given), and the offered system version starts with the requested one.
    /// </summary>
    public bool Accepts(Platform offered) =>
        Os == offered.Os
        && Architecture == offered.Architecture
        && EffectiveVariant == offered.EffectiveVariant
        && (OsVersion is null || (offered.OsVersion ?? "").StartsWith(OsVersion, StringComparison.Ordinal));

    /// <inheritdoc/>
    public bool Equals(Platform? other) =>
        other is not null
        && (Os, Architecture, Variant, OsVersion) == (other.Os, other.Architecture, other.Variant, other.OsVersion)
        && (OsFeatures ?? []).SequenceEqual(other.OsFeatures ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Os, Architecture, Variant, OsVersion);

    /// <summary><c>os/architecture[/variant][:os.version]</c>.</summary>
    public override string ToString() =>
        $"{Os}/{Architecture}{(Variant is null ? "" : "/" + Variant)}{(OsVersion is null ? "" : ":" + OsVersion)}";

    private string EffectiveVariant => Variant ?? Architecture switch { "arm64" => "v8", "arm" => "v7", _ => "" };

    private static bool IsWord(string text, string punctuation) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || punctuation.Contains(c, StringComparison.Ordinal));
}
