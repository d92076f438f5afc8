using System.Diagnostics.CodeAnalysis;

namespace Slipway.Release;

/// <summary>The .NET command line that this build itself runs on.</summary>
internal sealed class DotNetCli(AbsolutePath workingDirectory, IToolRunner? runner = null)
{
    private readonly IToolRunner _runner = runner ?? new ToolRunner(TimeProvider.System);

    /// <summary>The SDKs beside the running host, without starting any: which one is used follows from them and <c>global.json</c>.</summary>
    public static string InstalledSdks { get; } = FindSdks();

    /// <summary>The running host's path; null when the build was not started by <c>dotnet</c>.</summary>
    public static AbsolutePath? HostPath => AbsolutePath.TryParse(Host, out var path) ? path : null;

    private static string Host => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";

    /// <summary>Runs a command and logs its output line by line, unless it is wanted otherwise.</summary>
    /// <exception cref="ToolFailedException">It ended with another exit code than 0.</exception>
    public Task<ToolResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, Action<OutputLine>? onLine = null) =>
        _runner.RunCheckedAsync(
            new ToolCommand(Host, arguments) { WorkingDirectory = workingDirectory, Environment = Quiet },
            onLine ?? (line => Log.Information("{Line}", line.Text)),
            cancellationToken);

    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.Ordinal)
    {
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        // The live logger draws over the build's own output.
        ["MSBUILDTERMINALLOGGER"] = "off",
    };

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The host's own path, not configuration.")]
    private static string FindSdks()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Host) is { Length: > 0 } root ? root : "/usr/share/dotnet", "sdk");
        return Directory.Exists(folder) ? string.Join(' ', Directory.EnumerateDirectories(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)) : "";
    }
}
