namespace Slipway.Tools;

/// <summary>Shorter ways to run a tool.</summary>
public static class ToolRunnerExtensions
{
    /// <summary>Runs the command and expects exit code 0.</summary>
    /// <inheritdoc cref="IToolRunner.RunAsync" path="/param"/>
    /// <exception cref="ToolFailedException">The exit code is not 0.</exception>
    public static async Task<ToolResult> RunCheckedAsync(
        this IToolRunner runner, ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default)
    {
        var result = await runner.RunAsync(command, onLine, cancellationToken);
        return result.Succeeded ? result : throw new ToolFailedException(result);
    }
}
