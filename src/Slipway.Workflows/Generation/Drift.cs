namespace Slipway.Workflows;

/// <summary>A file that differs from what is generated.</summary>
/// <param name="Path">The file.</param>
/// <param name="State">How.</param>
/// <param name="Diff">From the file on disk to what is generated, in the unified format.</param>
public sealed record Drift(string Path, DriftState State, string Diff)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => State switch
    {
        DriftState.Missing => $"{Path} is missing.",
        DriftState.Stale => $"{Path} is stale: the build changed since it was generated.",
        DriftState.Edited => $"{Path} was edited by hand.",
        _ => $"{Path} was generated, but no workflow makes it any more.",
    };
}
