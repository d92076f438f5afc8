using Slipway.Tools;

namespace Slipway.Verification.Suites;

/// <summary>
/// A suite of the user's own: any program, on this machine or in a container. It finds what it shall test in its environment:
/// <c>KUBECONFIG</c> (where there is a cluster; the file has one context, that of the cluster), <c>SLIPWAY_NAMESPACE</c>, <c>SLIPWAY_ADDRESS</c>,
/// <c>SLIPWAY_HTTPS_ADDRESS</c>, <c>SLIPWAY_VERSION</c> and <c>SLIPWAY_REPORT</c>.
/// </summary>
/// <param name="Name">What the report calls it.</param>
public sealed record OwnSuite(string Name)
{
    /// <summary>The program and its arguments; with an image, the arguments of the container, which may be none.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>The image to run in a container in this machine's network; null runs the program on this machine.</summary>
    public string? Image { get; init; }

    /// <summary>Where the program runs; null for the repository's root.</summary>
    public AbsolutePath? WorkingDirectory { get; init; }

    /// <summary>Further variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How it tells its results.</summary>
    public SuiteReport Report { get; init; } = SuiteReport.JUnit;

    /// <summary>After this it is ended, with every process that it started, and counts as failed.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Every mistake.</summary>
    public IEnumerable<string> Validate()
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return "A suite has no name.";
        }

        if (Image is null && Command.Count == 0)
        {
            yield return $"The suite '{Name}' has neither a command nor an image.";
        }

        if (Image is not null && WorkingDirectory is not null)
        {
            yield return $"The suite '{Name}' runs in a container: its working directory is the image's.";
        }

        if (Timeout <= TimeSpan.Zero)
        {
            yield return $"The timeout of the suite '{Name}' is {Timeout} (expected a positive time).";
        }

        foreach (var name in Environment.Keys.Where(name => name.Length == 0 || name.Contains('=', StringComparison.Ordinal)))
        {
            yield return $"The suite '{Name}' sets the variable '{name}', which is no name.";
        }
    }
}
