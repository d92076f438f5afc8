using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>Runs tools with a folder of scripts before everything else in PATH.</summary>
internal sealed class ToolsInFolder(AbsolutePath folder) : IToolRunner
{
    private readonly ToolRunner _tools = new(TimeProvider.System);

    /// <summary>Writes a script that stands for a tool.</summary>
    public void Add(string name, string script)
    {
        File.WriteAllText(folder / name, "#!/bin/sh\n" + script);
        File.SetUnixFileMode(folder / name, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default) => _tools.RunAsync(
        command with { Environment = new Dictionary<string, string?>(command.Environment, StringComparer.Ordinal) { ["PATH"] = $"{folder}:/usr/bin:/bin", ["SIGSTORE_ID_TOKEN"] = "id-token-of-the-test" } },
        onLine,
        cancellationToken);
}
