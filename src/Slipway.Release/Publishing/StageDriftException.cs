namespace Slipway.Release;

/// <summary>What is staged is not what was verified.</summary>
public sealed class StageDriftException(string tag, IReadOnlyList<string> problems) : Exception(
    string.Join('\n', [$"What is staged under {tag} changed after it was staged, and nothing was published:", .. problems.Select(problem => $"  {problem}"), "Stage and verify again: ./build.sh Stage, then the verification."]))
{
    /// <summary>Every difference.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
