using System.Runtime.CompilerServices;
using Spectre.Console;

namespace Slipway.Engine;

/// <summary>Opens the terminal at which a person can be asked.</summary>
internal delegate IAnsiConsole OpenTerminal();

/// <summary>Where terminals come from. Apart from all else, so that a build that asks nobody does not load the library for it.</summary>
internal static class TerminalAccess
{
    /// <summary>The terminal behind a writer, once it is needed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static OpenTerminal Of(TextWriter output) =>
        () => AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Enrichment = new() { UseDefaultEnrichers = false } });
}
