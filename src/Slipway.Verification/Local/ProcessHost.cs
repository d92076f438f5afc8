namespace Slipway.Verification;

/// <summary>Runs the programs of unpacked images as processes on the loopback interface, as near to containers as this machine allows.</summary>
internal sealed class ProcessHost : IProgramHost
{
    // As long as Kubernetes waits by default, and then the kill.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, ImageFiles> _images;
    private readonly ProcessIsolation _isolation;
    private readonly ProcessCommands _commands;
    private readonly IToolRunner _tools;
    private readonly AbsolutePath _folder;

    private ProcessHost(IEnumerable<ImageFiles> images, AbsolutePath folder, ProcessCommands commands, ProcessIsolation isolation, TimeProvider time)
    {
        _images = images.ToDictionary(image => image.Name, StringComparer.Ordinal);
        _folder = folder;
        _commands = commands;
        _isolation = isolation;
        _tools = new ToolRunner(time, Grace, outputLimit: 64 * 1024);
        Tools = new Dictionary<string, string>(StringComparer.Ordinal) { ["Isolation"] = Describe(isolation) };
    }

    /// <inheritdoc/>
    public AbsolutePath SharedFolder => _folder / "shared";

    /// <inheritdoc/>
    public string SharedPath => _isolation == ProcessIsolation.None ? SharedFolder : ProcessCommands.SharedPath;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Tools { get; }

    /// <summary>Finds out what this machine allows.</summary>
    /// <param name="images">The images.</param>
    /// <param name="folder">The folder of this verification.</param>
    /// <param name="path">The folders of programs of this machine, as in PATH.</param>
    /// <param name="time">Waits for processes to end.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="VerificationException">Programs of these images cannot run here at all.</exception>
    public static async Task<ProcessHost> CreateAsync(IEnumerable<ImageFiles> images, AbsolutePath folder, string? path, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
        {
            throw new VerificationException("Images of Linux can be run as processes on Linux only: use --verify docker.");
        }

        var commands = new ProcessCommands(path, (folder / "shared").CreateDirectory());
        return new(images, folder, commands, await ProbeAsync(commands, folder, time, cancellationToken), time);
    }

    /// <inheritdoc/>
    public bool GivesNames => false;

    /// <inheritdoc/>
    public bool Has(string image) => _images.ContainsKey(image);

    /// <inheritdoc/>
    public Task<RunningProgram> StartAsync(ProgramOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var image = _images[order.Image];
        var mark = $"{_folder}#{order.Instance};";
        var ports = order.Ports.SelectMany(port => new[] { port.Option, "127.0.0.1:0" });
        var command = _commands.Create(image, _isolation, mark, [.. ports, .. order.Arguments]);
        return Task.FromResult<RunningProgram>(new LocalProgram(order, _tools, command, mark));
    }

    /// <summary>Ends every process that is left.</summary>
    public async ValueTask DisposeAsync() => await MarkedProcesses.KillAsync($"{_folder}#");

    private static async Task<ProcessIsolation> ProbeAsync(ProcessCommands commands, AbsolutePath folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var isolation = System.Environment.IsPrivilegedProcess ? ProcessIsolation.Full : ProcessIsolation.OwnUser;
        try
        {
            var probe = commands.Probe((folder / "probe").CreateOrCleanDirectory(), isolation);
            return (await new ToolRunner(time).RunAsync(probe, cancellationToken: cancellationToken)).Succeeded ? isolation : ProcessIsolation.None;
        }
        catch (ToolNotFoundException)
        {
            return ProcessIsolation.None;
        }
    }

    private static string Describe(ProcessIsolation isolation) => isolation switch
    {
        ProcessIsolation.Full => "the image as read-only root, its user, no new privileges",
        ProcessIsolation.OwnUser => "the image as read-only root, no new privileges; not its user",
        _ => "none: this machine's C library and files, the image's .NET runtime and program; not its user",
    };
}
