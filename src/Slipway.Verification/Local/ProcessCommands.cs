namespace Slipway.Verification;

/// <summary>Puts together the command lines that run an image's program as a process.</summary>
/// <param name="path">The folders of programs of this machine, as in PATH.</param>
/// <param name="shared">The folder that programs can read.</param>
internal sealed class ProcessCommands(string? path, AbsolutePath shared)
{
    /// <summary>Where programs find the shared folder when the image is their file system.</summary>
    public const string SharedPath = "/.verification";

    /// <summary>The variable by which processes of a verification are known; its value is the folder of the run and the program's name.</summary>
    public const string Marker = "SLIPWAY_VERIFICATION";

    // All in a mount namespace of its own, which vanishes with its last process. The order matters: what is mounted below the root stays writable.
    private const string Enter = """
        set -e
        root=$1; shared=$2; shift 2
        mount --bind "$root" "$root"
        mount --rbind /dev "$root/dev"
        mount -t proc proc "$root/proc" 2>/dev/null || mount --rbind /proc "$root/proc"
        mount --bind "$shared" "$root/.verification"
        mount -o remount,bind,ro "$root"
        exec env -i SLIPWAY_PROCESS_TREE="$SLIPWAY_PROCESS_TREE" "$@"
        """;

    private static readonly string[] MountPoints = ["dev", "proc", ".verification"];

    /// <summary>The command that runs the image's program.</summary>
    /// <param name="image">The image.</param>
    /// <param name="isolation">What this machine allows.</param>
    /// <param name="mark">The value of <see cref="Marker"/>.</param>
    /// <param name="arguments">Arguments after those of the image.</param>
    public ToolCommand Create(ImageFiles image, ProcessIsolation isolation, string mark, IReadOnlyList<string> arguments)
    {
        string[] variables = [.. image.Environment, $"{Marker}={mark}"];
        var command = isolation == ProcessIsolation.None ? Direct(image, variables, arguments) : Isolated(image, isolation, variables, arguments);
        return command with { Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { [Marker] = mark } };
    }

    /// <summary>A command that succeeds when this isolation is possible.</summary>
    /// <param name="scratch">An empty folder.</param>
    /// <param name="isolation">What is asked for.</param>
    public ToolCommand Probe(AbsolutePath scratch, ProcessIsolation isolation)
    {
        AddMountPoints(scratch);
        return new ToolCommand(Find("unshare"), [.. Namespaces(isolation), "sh", "-c", Enter, "sh", scratch, shared, Find("true")]);
    }

    private ToolCommand Isolated(ImageFiles image, ProcessIsolation isolation, IReadOnlyList<string> variables, IReadOnlyList<string> arguments)
    {
        AddMountPoints(image.Root);
        var (user, group) = Numbers(image);

        // In a user namespace there is one user, and groups cannot be set.
        string[] identity = isolation == ProcessIsolation.Full ? [$"--setuid={user}", $"--setgid={group}"] : [];
        string[] root = [Find("setpriv"), "--no-new-privs", Find("unshare"), $"--root={image.Root}", $"--wd={image.WorkingDirectory}", .. identity, "--"];
        return new ToolCommand(
            Find("setsid"),
            [Find("unshare"), .. Namespaces(isolation), "sh", "-c", Enter, "sh", image.Root, shared, .. variables, .. root, .. image.Command, .. arguments]);
    }

    // The kernel finds the loader of this machine, which needs the C library that it belongs to.
    private ToolCommand Direct(ImageFiles image, IReadOnlyList<string> variables, IReadOnlyList<string> arguments)
    {
        var program = Resolve(image, image.Command[0]);
        var command = image.Command.Skip(1).Select(argument => argument.StartsWith('/') ? image.PathOf(argument).ToString() : argument);
        return new ToolCommand(Find("setsid"), [Find("env"), "-i", .. variables, program, .. command, .. arguments]) { WorkingDirectory = image.PathOf(image.WorkingDirectory) };
    }

    private static string[] Namespaces(ProcessIsolation isolation) =>
        [.. isolation == ProcessIsolation.OwnUser ? ["--user", "--map-root-user"] : Array.Empty<string>(), "--mount", "--propagation", "private", "--pid", "--fork", "--kill-child", "--"];

    private static AbsolutePath Resolve(ImageFiles image, string program)
    {
        if (program.Contains('/', StringComparison.Ordinal))
        {
            return image.PathOf(program.StartsWith('/') ? program : $"{image.WorkingDirectory}/{program}");
        }

        var folders = image.Environment.LastOrDefault(variable => variable.StartsWith("PATH=", StringComparison.Ordinal))?["PATH=".Length..] ?? "/usr/local/bin:/usr/bin:/bin";
        return folders.Split(':').Select(folder => image.PathOf($"{folder}/{program}")).FirstOrDefault(file => file.FileExists())
            ?? throw new VerificationException($"The image {image.Name} has no program '{program}' in {folders}.");
    }

    private static (string User, string Group) Numbers(ImageFiles image) =>
        image.User.Split(':') is [var user, .. var rest] && user.Length > 0 && user.All(char.IsAsciiDigit) && rest.All(group => group.Length > 0 && group.All(char.IsAsciiDigit))
            ? (user, rest.FirstOrDefault() ?? user)
            : throw new VerificationException($"The user '{image.User}' of the image {image.Name} is no number (expected, for instance, 10101:10101): Kubernetes could not see either that it is not root.");

    // A link in their place would lead a mount out of the image.
    private static void AddMountPoints(AbsolutePath root)
    {
        foreach (var name in MountPoints)
        {
            var folder = root / name;
            if (new FileInfo(folder).LinkTarget is not null || folder.FileExists())
            {
                throw new VerificationException($"The image has a link or file /{name}, where a folder was expected: nothing can be mounted there.");
            }

            folder.CreateDirectory();
        }
    }

    private string Find(string tool) => ToolPath.Find(tool, path) ?? throw new ToolNotFoundException(tool, $"no such program in PATH ({path}); it belongs to util-linux or coreutils");
}
