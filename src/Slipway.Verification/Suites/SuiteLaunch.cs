using Slipway.Tools;

namespace Slipway.Verification.Suites;

/// <summary>How one suite is started, where its report will be, and what is left to remove.</summary>
internal sealed record SuiteLaunch(ToolCommand Command, AbsolutePath Report)
{
    private const string InnerFolder = "/slipway/report";
    private const string InnerKubeConfig = "/slipway/kubeconfig";
    private const string ReportName = "report.xml";

    private static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(20);

    /// <summary>The command that removes what ending the process leaves behind; null when that is nothing.</summary>
    public ToolCommand? CleanUp { get; init; }

    /// <summary>A program on this machine.</summary>
    public static SuiteLaunch OnThisMachine(OwnSuite suite, SuiteTarget target, AbsolutePath work)
    {
        var variables = target.Variables(work / ReportName);
        foreach (var (name, value) in suite.Environment)
        {
            variables[name] = value;
        }

        return new(new(suite.Command[0], [.. suite.Command.Skip(1)]) { WorkingDirectory = suite.WorkingDirectory, Environment = variables }, work / ReportName);
    }

    /// <summary>A container in this machine's network, where the addresses of the gateway and the cluster are those of this machine.</summary>
    public static SuiteLaunch InContainer(OwnSuite suite, SuiteTarget target, AbsolutePath work, string docker, string name)
    {
        // The image's user is not ours: what it reads and writes is open to all, in a folder that is open to us alone.
        var report = work / "report";
        OpenToAll(Directory.CreateDirectory(report).FullName, isFolder: true);
        var mounts = new List<string> { $"type=bind,source={report},target={InnerFolder}" };
        if (target.KubeConfig is { } file)
        {
            File.Copy(file, work / "kubeconfig");
            OpenToAll(work / "kubeconfig", isFolder: false);
            mounts.Add($"type=bind,source={work / "kubeconfig"},target={InnerKubeConfig},readonly");
        }

        var variables = (target with { KubeConfig = target.KubeConfig is null ? null : AbsolutePath.Parse(InnerKubeConfig) }).Variables($"{InnerFolder}/{ReportName}");
        foreach (var (key, value) in suite.Environment)
        {
            variables[key] = value;
        }

        // Values are in Docker's own environment: in its arguments everybody could read them.
        IReadOnlyList<string> arguments =
        [
            "run", "--rm", "--name", name, "--network", "host",
            .. mounts.SelectMany(mount => new[] { "--mount", mount }),
            .. variables.Where(variable => variable.Value is not null).SelectMany(variable => new[] { "--env", variable.Key }),
            suite.Image!,
            .. suite.Command,
        ];
        return new(new(docker, arguments) { Environment = variables }, report / ReportName) { CleanUp = new(docker, "rm", "--force", name) };
    }

    /// <summary>Removes the container: ending its client does not end it. It may be gone already.</summary>
    public async Task CleanUpAsync(IToolRunner runner)
    {
        if (CleanUp is null)
        {
            return;
        }

        using var limit = new CancellationTokenSource(CleanUpTime);
        try
        {
            await runner.RunAsync(CleanUp, cancellationToken: limit.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ToolNotFoundException)
        {
            // Docker is gone or hangs; what became of the suite says so.
        }
    }

    private static void OpenToAll(string path, bool isFolder)
    {
        const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, isFolder ? (UnixFileMode)0b111_111_111 : Read | UnixFileMode.UserWrite);
            File.SetUnixFileMode(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
