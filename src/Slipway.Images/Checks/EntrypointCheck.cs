using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Finds the program that an image executes.</summary>
/// <param name="config">How the image is run.</param>
/// <param name="files">Its files.</param>
/// <param name="isWhole">Whether these are all of its files; otherwise only those of the program's own folder are known.</param>
internal sealed class EntrypointCheck(ContainerConfig config, ImageFiles files, bool isWhole)
{
    private const string DefaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>What is wrong with it, each a sentence without the image's name.</summary>
    public IEnumerable<string> FindProblems()
    {
        IReadOnlyList<string> command = [.. config.Entrypoint ?? [], .. config.Cmd ?? []];
        if (command.Count == 0)
        {
            return ["it has no entrypoint."];
        }

        return
        [
            .. CheckProgram(command),
            .. command.Where(argument => argument.EndsWith(".dll", StringComparison.Ordinal)).Select(Absolute).Where(path => IsKnown(path) && files.Find(path) is null).Select(path => Missing(command, path)),
        ];
    }

    private IEnumerable<string> CheckProgram(IReadOnlyList<string> command)
    {
        if (!command[0].Contains('/', StringComparison.Ordinal))
        {
            if (isWhole && !Folders().Any(folder => files.Find($"{folder}/{command[0]}") is not null))
            {
                yield return $"its entrypoint '{string.Join(' ', command)}' needs '{command[0]}', which is in none of {string.Join(':', Folders())}.";
            }

            yield break;
        }

        var path = Absolute(command[0]);
        var file = files.Find(path);
        if (file is null && IsKnown(path))
        {
            yield return Missing(command, path);
        }
        else if (file?.Kind == TarEntryKind.File && (file.Mode & AnyExecute) == UnixFileMode.None)
        {
            yield return $"its entrypoint '{path}' cannot be executed ({FileModes.Octal(file.Mode)}).";
        }
    }

    private bool IsKnown(string path) => isWhole || path.StartsWith($"/{AppLayers.Directory}/", StringComparison.Ordinal);

    private string Absolute(string path) => path.StartsWith('/') ? path : $"{config.WorkingDir}/{path}";

    private string[] Folders()
    {
        const string Name = "PATH=";
        return (config.Env?.LastOrDefault(variable => variable.StartsWith(Name, StringComparison.Ordinal))?[Name.Length..] ?? DefaultPath).Split(':', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Missing(IReadOnlyList<string> command, string path) => $"its entrypoint '{string.Join(' ', command)}' needs '{path}', which is not in the image.";
}
