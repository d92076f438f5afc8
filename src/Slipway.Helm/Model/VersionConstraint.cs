using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Slipway.Helm;

/// <summary>
/// Which versions a dependency accepts, in Helm's language: comparisons joined by blanks or commas, alternatives by <c>||</c>; <c>^1.2</c>, <c>~1.2</c>,
/// <c>1.2.x</c>, <c>1.2 - 1.4</c>. Prereleases are accepted only by comparisons that have one themselves.
/// </summary>
internal sealed partial class VersionConstraint
{
    private readonly IReadOnlyList<IReadOnlyList<VersionComparison>> _alternatives;

    private VersionConstraint(IReadOnlyList<IReadOnlyList<VersionComparison>> alternatives) => _alternatives = alternatives;

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out VersionConstraint? constraint)
    {
        constraint = null;
        List<IReadOnlyList<VersionComparison>> alternatives = [];
        foreach (var alternative in (text ?? "").Split("||"))
        {
            var normal = Range().Replace(alternative, ">=${from} <=${to}");
            if (!Comparisons().IsMatch(normal))
            {
                return false;
            }

            var comparisons = Comparison().Matches(normal).Select(VersionComparison.Parse).ToList();
            if (comparisons.Contains(null))
            {
                return false;
            }

            alternatives.Add([.. comparisons.OfType<VersionComparison>()]);
        }

        constraint = new(alternatives);
        return true;
    }

    public bool Accepts(ChartVersion version) => _alternatives.Any(alternative => alternative.All(comparison => comparison.Accepts(version)));

    private const string Operator = @"(?<operator>=>|=<|>=|<=|!=|[=<>^~])?\s*(?<version>[vV]?[0-9xX*][0-9a-zA-Z.+*-]*)";

    [GeneratedRegex(@"(?<from>[vV]?[0-9][0-9a-zA-Z.+-]*)\s+-\s+(?<to>[vV]?[0-9][0-9a-zA-Z.+-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(Operator, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\A\s*" + Operator + @"(\s*(,|\s)\s*" + Operator + @")*\s*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparisons();
}
