using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Slipway.Engine;

/// <summary>Opens the terminal at which a person can be asked.</summary>
internal delegate IAnsiConsole OpenTerminal();

/// <summary>Where terminals come from. Apart from all else, so that a build that asks nobody does not load the library for it.</summary>
internal static class TerminalAccess
{
    /// <summary>A terminal, opened once it is needed.</summary>
    /// <param name="output">Its own writer: others are written to from other threads.</param>
    /// <param name="stopEcho">Keeps the terminal from showing what is typed. Reading would do so too, but only when the prompt is there already, and a secret may be pasted.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OpenTerminal Of(TextWriter output, Action stopEcho) => () =>
    {
        stopEcho();
        return AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Enrichment = new() { UseDefaultEnrichers = false } });
    };
}
