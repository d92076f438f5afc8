namespace Slipway.Engine.Completion;

/// <summary>What a word could become.</summary>
/// <param name="Value">The whole word. When it ends with a slash, more may follow.</param>
/// <param name="Description">A short text; empty when there is none.</param>
internal sealed record Candidate(string Value, string Description = "")
{
    /// <summary>As a line for the scripts: the value, a tab, the description.</summary>
    public override string ToString() => Description.Length == 0 ? Value : $"{Value}\t{string.Join(' ', Description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}";
}
