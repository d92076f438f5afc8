namespace Slipway.Engine;

/// <summary>What succeeded in the last attempt that failed, in <c>.nuke/temp/attempt</c>: first what was invoked, then a line for each target. <c>--continue</c> leaves these out.</summary>
/// <param name="temporaryDirectory">The folder <c>.nuke/temp</c>.</param>
/// <param name="invocation">What was asked for; an attempt at something else is not continued.</param>
internal sealed class Attempt(AbsolutePath temporaryDirectory, string invocation)
{
    private readonly AbsolutePath _file = temporaryDirectory / "attempt";

    /// <summary>The targets that need not run again; null when there is no such attempt.</summary>
    public IReadOnlySet<string>? Succeeded() =>
        StateFile.ReadLines(_file) is [var last, .. var names] && last == invocation ? names.ToHashSet(StringComparer.Ordinal) : null;

    /// <summary>Keeps what a failed build achieved.</summary>
    public void Save(IEnumerable<string> succeeded) => StateFile.WriteLines(_file, [invocation, .. succeeded]);

    /// <summary>There is nothing to continue.</summary>
    public void Clear() => StateFile.Delete(_file);
}
