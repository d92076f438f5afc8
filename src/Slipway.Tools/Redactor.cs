namespace Slipway.Tools;

/// <summary>Masks secret values in text, also where they stand URL-escaped; of a secret of several lines, each line.</summary>
public sealed class Redactor
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    private const int ShortestLine = 4;

    private readonly string[] _values;

    /// <summary>Creates a redactor; empty values are ignored.</summary>
    public Redactor(IEnumerable<string> secrets) =>
        _values = [.. secrets
            .SelectMany(Lines)
            .SelectMany(line => new[] { line, Uri.EscapeDataString(line) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.Length)]; // A secret that holds another one is masked whole.

    /// <summary>What is masked of a secret: its lines. Of several, the very short ones (brackets, when the secret is JSON) are no secret, and masking them would spoil all other text.</summary>
    public static IReadOnlyList<string> Lines(string secret)
    {
        var lines = secret.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 1 || lines.All(line => line.Length < ShortestLine) ? lines : [.. lines.Where(line => line.Length >= ShortestLine)];
    }

    /// <summary>The length of the longest masked value; text is never cut within this many characters before it is masked.</summary>
    public int LongestValue => _values.Length == 0 ? 0 : _values[0].Length;

    /// <summary>The text with every secret replaced by <see cref="Mask"/>.</summary>
    public string Redact(string text)
    {
        foreach (var value in _values)
        {
            text = text.Replace(value, Mask, StringComparison.Ordinal);
        }

        return text;
    }
}
