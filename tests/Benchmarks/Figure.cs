namespace Benchmarks;

/// <summary>A measured value and the bar that it has to stay under.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Bar">The highest value that is good enough; null for a value that is only shown.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? Bar = null)
{
    /// <summary>Whether the value is good enough.</summary>
    public bool Passes => Bar is null || Value <= Bar;
}
