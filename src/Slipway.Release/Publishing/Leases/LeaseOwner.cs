using System.Diagnostics;

namespace Slipway.Release;

/// <summary>Who publishes.</summary>
/// <param name="Name">For people: the page of a CI run, or a user at a machine.</param>
/// <param name="Machine">The machine's name.</param>
/// <param name="Process">The process on that machine.</param>
/// <param name="Run">The CI run, which may go on where an earlier attempt of it died; null outside of CI.</param>
internal sealed record LeaseOwner(string Name, string Machine, int Process, string? Run)
{
    /// <summary>This process.</summary>
    /// <param name="runUrl">The page of the CI run; null outside of CI.</param>
    /// <param name="user">The user's name; null when nobody knows it.</param>
    public static LeaseOwner Current(string? runUrl, string? user) =>
        new(runUrl ?? $"{user ?? "somebody"} at {Environment.MachineName} (process {Environment.ProcessId})", Environment.MachineName, Environment.ProcessId, runUrl);

    /// <summary>Whether this owner may take the place of another at once: of itself in an earlier attempt, or of a process of this machine that is gone.</summary>
    public bool Succeeds(LeaseOwner other) =>
        (Run is not null && Run == other.Run) || (Machine == other.Machine && Process != other.Process && !IsRunning(other.Process));

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(id);
            return !process.HasExited && !IsDefunct(id);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Where the first process of a container takes care of nobody, a killed process stays in the table (proc_pid_stat(5), state Z).
    private static bool IsDefunct(int id)
    {
        try
        {
            var state = File.ReadAllText($"/proc/{id}/stat");
            return state[state.LastIndexOf(')')..].StartsWith(") Z", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
