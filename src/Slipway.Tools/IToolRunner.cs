namespace Slipway.Tools;

/// <summary>Runs external programs.</summary>
public interface IToolRunner
{
    /// <summary>Runs the command to its end, whatever its exit code.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="onLine">Sees every line as it comes, one call at a time; it may block, the tool then waits.</param>
    /// <param name="cancellationToken">Ends the tool and every process that it started, then throws.</param>
    /// <exception cref="ToolNotFoundException">The executable is missing or may not be executed.</exception>
    /// <exception cref="DirectoryNotFoundException">The working directory is missing.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no process of the tool's tree is left.</exception>
    Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default);
}
