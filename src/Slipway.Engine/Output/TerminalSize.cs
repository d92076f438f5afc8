using System.Runtime.InteropServices;

namespace Slipway.Engine;

/// <summary>The size of a terminal in characters.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TerminalSize(int Columns, int Rows)
{
    /// <summary>What is taken when there is no telling.</summary>
    public static TerminalSize Default { get; } = new(80, 24);

    /// <summary>A size as terminals tell it: 0 when they do not know.</summary>
    public static TerminalSize Of(int columns, int rows) => new(columns > 0 ? columns : Default.Columns, rows > 0 ? rows : Default.Rows);
}
