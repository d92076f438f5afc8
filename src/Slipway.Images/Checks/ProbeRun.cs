using System.Globalization;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Tries an image's program out.</summary>
internal sealed class ProbeRun(IToolRunner tools, ImageBuildContext context)
{
    /// <summary>What is wrong with the program on this machine's platform, each a sentence without the image's name. The programs of other platforms are not run.</summary>
    /// <param name="spec">The image.</param>
    /// <param name="platforms">Its platforms, in the layout.</param>
    /// <param name="container">Makes the command that runs a platform's image in a container; null where none has it.</param>
    /// <param name="cancellationToken">Stops the program.</param>
    public async Task<IReadOnlyList<string>> FindProblemsAsync(
        ImageSpec spec, IReadOnlyList<BuiltPlatform> platforms, Func<Platform, IReadOnlyList<string>, ToolCommand?> container, CancellationToken cancellationToken)
    {
        var machine = HostMachine.Current().Platform;
        if (spec.Rules.Probe is not { } probe || platforms.FirstOrDefault(platform => platform.Platform.Accepts(machine)) is not { } platform)
        {
            return [];
        }

        if (container(platform.Platform, probe.Arguments) is { } command)
        {
            return await RunAsync(command, probe, cancellationToken);
        }

        var folder = (context.WorkDirectory / "probe").CreateOrCleanDirectory();
        try
        {
            var image = await ImageUnpacker.UnpackAsync(context.Layout, platform.Manifest, folder, cancellationToken);
            return await RunAsync(Process(image, probe), probe, cancellationToken);
        }
        catch (ToolNotFoundException error)
        {
            // The program is there, the structure checks have seen it: its loader is of another C library.
            context.Announce($"Image '{spec.Name}': its program was not tried out, since it does not start outside of a container. {error.Message}");
            return [];
        }
        finally
        {
            folder.DeleteDirectory();
        }
    }

    private async Task<IReadOnlyList<string>> RunAsync(ToolCommand command, ImageProbe probe, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(probe.Timeout);
        try
        {
            var result = await tools.RunAsync(command, context.OnToolLine, limit.Token);
            var output = string.Join('\n', result.Output.Select(line => line.Text));
            return (result.Succeeded, probe.Output is null || output.Contains(probe.Output, StringComparison.Ordinal)) switch
            {
                (false, _) => [$"its program does not run: {new ToolFailedException(result).Message}"],
                (_, false) => [$"its program was expected to write '{probe.Output}' for '{string.Join(' ', probe.Arguments)}', and wrote '{output}'."],
                _ => [],
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"its program did not end within {probe.Timeout.TotalSeconds} s ('{command}').")];
        }
    }

    private static ToolCommand Process(UnpackedImage image, ImageProbe probe)
    {
        var config = image.Config.Config ?? new ContainerConfig();
        IReadOnlyList<string> line = [.. config.Entrypoint ?? config.Cmd ?? [], .. probe.Arguments];
        var variables = (config.Env ?? []).Select(variable => variable.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => (string?)pair[1], StringComparer.Ordinal);
        var folders = (variables.GetValueOrDefault("PATH") ?? "/usr/local/bin:/usr/bin:/bin").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var directory = image.PathOf(config.WorkingDir ?? "/");
        var program = line[0].Contains('/', StringComparison.Ordinal)
            ? image.PathOf(line[0].StartsWith('/') ? line[0] : $"{config.WorkingDir}/{line[0]}")
            : folders.Select(folder => image.PathOf($"{folder}/{line[0]}")).FirstOrDefault(path => path.FileExists()) ?? image.PathOf(line[0]);

        // Paths of the image mean nothing to a process of this machine.
        return new ToolCommand(program, [.. line.Skip(1)])
        {
            WorkingDirectory = directory.DirectoryExists() ? directory : image.Folder,
            Environment = variables.Where(variable => variable.Value?.StartsWith('/') != true).Append(new KeyValuePair<string, string?>("DOTNET_ROOT", null)).ToDictionary(StringComparer.Ordinal),
        };
    }
}
