namespace Slipway.Release;

/// <summary>What <c>--verify</c> chooses.</summary>
/// <param name="Published">The published version by its tags, instead of what is staged.</param>
/// <param name="Docker">As containers, instead of as processes.</param>
public sealed record VerifyChoice(bool Published, bool Docker)
{
    /// <summary>Reads the words of <c>--verify</c>: <c>staged</c>, <c>published</c>, <c>docker</c>, several by comma.</summary>
    /// <exception cref="UsageException">A word is none of these, or two exclude each other.</exception>
    public static VerifyChoice Parse(string? text)
    {
        var words = (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => word.ToLowerInvariant()).ToList();
        var problems = words.Except(["staged", "published", "docker"], StringComparer.Ordinal)
            .Select(word => $"--verify {word} is not known (expected staged, published or docker, or several by comma).").ToList();
        if (words.Contains("staged") && words.Contains("published"))
        {
            problems.Add("--verify takes staged or published, not both: verify twice.");
        }

        return problems.Count > 0 ? throw new UsageException(problems) : new(words.Contains("published"), words.Contains("docker"));
    }
}
