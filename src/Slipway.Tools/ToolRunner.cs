using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Slipway.Tools;

/// <summary>Runs external programs for real. Safe for concurrent use.</summary>
/// <param name="time">Measures the grace period.</param>
/// <param name="gracePeriod">How long a cancelled tool may clean up before it is killed; one second when null.</param>
/// <param name="outputLimit">Characters of output kept of the beginning, and again of the end.</param>
public sealed class ToolRunner(TimeProvider time, TimeSpan? gracePeriod = null, int outputLimit = ToolRunner.DefaultOutputLimit) : IToolRunner
{
    /// <summary>Enough for what build tools print.</summary>
    public const int DefaultOutputLimit = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // The time makes it unique: numbers of processes come again.
    private static readonly string Self = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}.{Stopwatch.GetTimestamp()}.");

    private readonly TimeSpan _grace = gracePeriod ?? TimeSpan.FromSeconds(1);
    private int _runs;

    /// <summary>
    /// Ends everything that the runners of this process have started, at once and without grace; for a program that ends without waiting for its own work.
    /// Off Linux it does nothing: there a terminal tells its processes itself.
    /// </summary>
    public static void KillAll() => ProcessTree.KillAll(Environment.ProcessId, Self);

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2025:Do not pass IDisposable instances into unawaited tasks", Justification = "Reading outlives the run only where a process that was left behind holds the pipe; nothing is done with what it reads.")]
    public async Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = new Process { StartInfo = Describe(command, out var cookie) };
        Start(process, command);

        var tree = new ProcessTree(process, cookie, time);
        var output = new OutputBuffer(outputLimit);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sink = new LineSink(output, onLine, stop);
        var redactor = new Redactor(command.Secrets);
        var pumps = Task.WhenAll(
            WriteInputAsync(process, command.StandardInput),
            new LinePump(process.StandardOutput, redactor, text => sink.Add(new OutputLine(OutputStream.Output, text))).RunAsync(),
            new LinePump(process.StandardError, redactor, text => sink.Add(new OutputLine(OutputStream.Error, text))).RunAsync());

        try
        {
            await process.WaitForExitAsync(stop.Token);

            // A process that the tool left behind may hold the pipes open for ever: what it writes is not waited for.
            await Task.WhenAny(pumps, Task.Delay(_grace, time, stop.Token));
            stop.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            await tree.EndAsync(_grace);
            await Task.WhenAny(pumps, Task.Delay(_grace, time, CancellationToken.None)); // What it wrote while it ended.
        }

        sink.Close();
        cancellationToken.ThrowIfCancellationRequested();
        return new ToolResult(command, process.ExitCode, output.Lines, output.Omitted);
    }

    private ProcessStartInfo Describe(ToolCommand command, out string cookie)
    {
        var info = new ProcessStartInfo
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
            WorkingDirectory = command.WorkingDirectory?.ToString() ?? "",
        };
        foreach (var (name, value) in command.Environment)
        {
            info.Environment[name] = value;
        }

        info.FileName = Locate(command.FileName, info);
        foreach (var argument in command.Arguments)
        {
            info.ArgumentList.Add(argument);
        }

        cookie = string.Create(CultureInfo.InvariantCulture, $"{Self}{Stopwatch.GetTimestamp()}.{Interlocked.Increment(ref _runs)};");
        info.Environment[ProcessTree.CookieVariable] = info.Environment.TryGetValue(ProcessTree.CookieVariable, out var outer) ? outer + cookie : cookie;
        return info;
    }

    // Process would look beside the running program and in the working directory first.
    private static string Locate(string fileName, ProcessStartInfo info)
    {
        if (fileName.AsSpan().ContainsAny('/', Path.DirectorySeparatorChar))
        {
            return fileName;
        }

        info.Environment.TryGetValue("PATH", out var path);
        return ToolPath.Find(fileName, path) ?? throw new ToolNotFoundException(fileName, $"no such program in PATH ({path})");
    }

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the one place that starts processes.")]
    private static void Start(Process process, ToolCommand command)
    {
        if (command.WorkingDirectory is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"Cannot run '{command}' in '{folder}': there is no such folder.");
        }

        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            throw new ToolNotFoundException(command.FileName, new Win32Exception(error.NativeErrorCode).Message, error);
        }
    }

    private static async Task WriteInputAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The tool ended, or closed its input, before it read all: its exit code says whether that is an error.
        }
    }
}
