namespace Slipway.Verification;

/// <summary>Containers and networks of verifications, which are known by a label with the folder of their run.</summary>
/// <param name="docker">The client.</param>
internal sealed class DockerLeftovers(DockerCli docker)
{
    /// <summary>The label whose value is the folder of a run.</summary>
    public const string Label = "dev.slipway.verification";

    /// <summary>The label for the machine that the run belongs to.</summary>
    public const string MachineLabel = "dev.slipway.machine";

    /// <summary>The options that label what belongs to a run.</summary>
    public static string[] Labels(AbsolutePath folder) => ["--label", $"{Label}={folder}", "--label", $"{MachineLabel}={System.Environment.MachineName}"];

    /// <summary>Removes what killed runs left.</summary>
    /// <param name="parent">The folder of all runs.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task RemoveAbandonedAsync(AbsolutePath parent, CancellationToken cancellationToken)
    {
        var format = $"{{{{.ID}}}} {{{{.Label \"{Label}\"}}}}";
        foreach (var (list, remove) in Kinds)
        {
            var lines = (await docker.RunAsync(cancellationToken, [.. list, "--filter", $"label={Label}", "--filter", $"label={MachineLabel}={System.Environment.MachineName}", "--format", format])).Split('\n');
            var abandoned = lines.Select(line => line.Split(' ', 2)).Where(parts => parts is [_, var folder] && IsAbandoned(folder, parent)).Select(parts => parts[0]).ToList();
            if (abandoned.Count > 0)
            {
                await docker.TryAsync(cancellationToken, [.. remove, .. abandoned]);
            }
        }
    }

    /// <summary>Removes what belongs to a run, and goes on when something cannot be removed.</summary>
    public async Task RemoveAsync(AbsolutePath folder)
    {
        foreach (var (list, remove) in Kinds)
        {
            var found = await docker.TryAsync(CancellationToken.None, [.. list, "--filter", $"label={Label}={folder}", "--format", "{{.ID}}"]);
            var numbers = found.ReadOutput().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (found.Succeeded && numbers.Length > 0)
            {
                await docker.TryAsync(CancellationToken.None, [.. remove, .. numbers]);
            }
        }
    }

    private static (string[] List, string[] Remove)[] Kinds => [(["ps", "--all"], ["rm", "--force", "--volumes"]), (["network", "ls"], ["network", "rm"])];

    private static bool IsAbandoned(string folder, AbsolutePath parent) =>
        AbsolutePath.TryParse(folder, out var path) && path.Parent == parent && !RunFolder.IsOwned(path.Name);
}
