using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Engine;

/// <summary>What a build has of the process that it runs in: arguments, environment, streams, clock, signals. Nothing else of the engine touches them.</summary>
internal sealed class BuildProcess : IDisposable
{
    // What is drawn at once is written at once, or it flickers.
    private const int OneFrame = 32 * 1024;

    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Standard output.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>Asks a person; null when nobody is there to answer.</summary>
    public OpenTerminal? Terminal { get; init; }

    /// <summary>Whether a person reads standard output.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Asks the terminal for its size.</summary>
    public Func<TerminalSize> Size { get; init; } = () => TerminalSize.Default;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Calls an action when the process is told to end, until what is returned is disposed. Told again, it ends at once.</summary>
    public Func<Action, IDisposable> OnInterrupt { get; init; } = _ => new StringReader("");

    /// <summary>Whether colours are wanted (no-color.org).</summary>
    public bool HasColors => string.IsNullOrEmpty(Environment.GetValueOrDefault("NO_COLOR")) && Environment.GetValueOrDefault("TERM") != "dumb";

    /// <summary>This process. From now on, what is written to the console goes with the messages of the target that writes it.</summary>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the one place that touches them.")]
    public static BuildProcess Enter()
    {
        var environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
        var encoding = TerminalEncoding.Of(environment);
        var process = new BuildProcess
        {
            Arguments = System.Environment.GetCommandLineArgs()[1..],
            Environment = environment,
            Output = new StreamWriter(UnixOutput.Open(1), Console.IsOutputRedirected ? TerminalEncoding.Utf8 : encoding, OneFrame),
            Error = new StreamWriter(UnixOutput.Open(2), Console.IsErrorRedirected ? TerminalEncoding.Utf8 : encoding),
            Input = new StreamReader(Console.OpenStandardInput(), encoding),
            Terminal = Console.IsInputRedirected || Console.IsOutputRedirected || environment.GetValueOrDefault("TERM") is null or "dumb"
                ? null
                : TerminalAccess.Of(new StreamWriter(Console.OpenStandardOutput(), encoding), stopEcho: () => _ = Console.KeyAvailable),
            IsTerminal = !Console.IsOutputRedirected,
            Size = TerminalSize.Read,
            OnInterrupt = OnSignal,
        };
        Console.SetOut(new ConsoleRelay(process.Output));
        Console.SetError(new ConsoleRelay(process.Error));
        return process;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Output.Flush();
        Error.Flush();
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the one place that ends the process.")]
    private static SignalRegistrations OnSignal(Action interrupt)
    {
        var isFirst = true;
        return new SignalRegistrations([.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            if (Interlocked.Exchange(ref isFirst, false))
            {
                interrupt();
                return;
            }

            // What runs gets no chance to end its own processes any more.
            ToolRunner.KillAll();
            System.Environment.Exit(ExitCode.Cancelled);
        }))]);
    }

    private sealed class SignalRegistrations(IReadOnlyList<IDisposable> registrations) : IDisposable
    {
        public void Dispose()
        {
            foreach (var registration in registrations)
            {
                registration.Dispose();
            }
        }
    }
}
