using System.Diagnostics.CodeAnalysis;

namespace Slipway.Engine;

/// <summary>Which part of the work this build does: <c>--partition 2/3</c> is the second of three. Targets that can be split declare it with <c>Partition(size)</c>.</summary>
public sealed record Partition
{
    private Partition(int part, int total) => (Part, Total) = (part, total);

    /// <summary>All the work.</summary>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "NUKE's name.")]
    public static Partition Single { get; } = new(1, 1);

    /// <summary>The number of the part; the first is 1.</summary>
    public int Part { get; }

    /// <summary>How many parts there are.</summary>
    public int Total { get; }

    /// <summary>Reads <c>i/n</c> with 1 ≤ i ≤ n.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Partition Parse(string text) =>
        text.Split('/') is [var first, var second] && int.TryParse(first, out var part) && int.TryParse(second, out var total) && part >= 1 && part <= total
            ? new Partition(part, total)
            : throw new FormatException($"'{text}' is no partition (expected, for instance, 2/3 for the second of three parts).");

    /// <summary>Whether the part of that number belongs to this build.</summary>
    public bool IsIn(int part) => Total == 1 || part == Part;

    /// <summary>The items of this part: they are dealt out in turn, so that parts of similar items have similar sizes.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> items) => items.Where((_, index) => index % Total == Part - 1);

    /// <inheritdoc/>
    public override string ToString() => $"{Part}/{Total}";
}
