namespace Slipway.Images;

/// <summary>The grammar of SPDX licence expressions (SPDX 2.3, annex D). Whether a licence is on SPDX's list is not asked.</summary>
public static class LicenseExpression
{
    private static readonly string[] Operators = ["AND", "OR", "WITH"];

    /// <summary>Whether a text is an expression, for instance <c>MIT OR (Apache-2.0 WITH LLVM-exception)</c>.</summary>
    public static bool IsWellFormed(string? text)
    {
        var tokens = (text ?? "").Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var (depth, expectsLicense) = (0, true);
        foreach (var token in tokens)
        {
            switch (token)
            {
                case "(" when expectsLicense:
                    depth++;
                    break;
                case ")" when !expectsLicense && depth > 0:
                    depth--;
                    break;
                case var _ when !expectsLicense && Operators.Contains(token):
                    expectsLicense = true;
                    break;
                case var _ when expectsLicense && IsLicense(token):
                    expectsLicense = false;
                    break;
                default:
                    return false;
            }
        }

        return depth == 0 && !expectsLicense;
    }

    private static bool IsLicense(string token) =>
        !Operators.Contains(token) && token.TrimEnd('+') is { Length: > 0 } name && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.');
}
