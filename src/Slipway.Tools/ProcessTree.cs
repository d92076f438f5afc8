using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Slipway.Tools;

/// <summary>A process and everything that came from it.</summary>
/// <remarks>
/// On Linux a grandchild is found by its line of parents or, when its parent has ended, by a variable that all of them inherit.
/// Elsewhere the line of parents must do.
/// </remarks>
internal sealed class ProcessTree(Process root, string cookie, TimeProvider time)
{
    /// <summary>The variable that marks the processes of one run; runs inside runs append to it.</summary>
    public const string CookieVariable = "SLIPWAY_PROCESS_TREE";

    private const int KillRounds = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    /// <summary>Asks all processes to end and, after the grace period, ends them.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        if (!OperatingSystem.IsLinux())
        {
            await EndWithoutProcAsync(grace);
            return;
        }

        var started = time.GetTimestamp();
        Signal(Signals.Terminate);
        while (Members().Count > 0 && time.GetElapsedTime(started) < grace)
        {
            await Task.Delay(Poll, time);
        }

        // Again until none is left, since a process can start another one meanwhile; bounded, since one in the kernel cannot be ended.
        for (var round = 0; round < KillRounds && Signal(Signals.Kill) > 0; round++)
        {
            await Task.Delay(Poll, time);
        }
    }

    /// <summary>Kills the processes of all runs that a process has started.</summary>
    /// <param name="starter">The process, which itself goes on.</param>
    /// <param name="cookie">What the cookies of all its runs have in common.</param>
    public static void KillAll(int starter, string cookie)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Again, since a process can start another one meanwhile.
        for (var round = 0; round < KillRounds; round++)
        {
            var members = Members(starter, cookie);
            members.Remove(starter);
            if (members.Count == 0)
            {
                return;
            }

            Signal(members, Signals.Kill);
        }
    }

    private async Task EndWithoutProcAsync(TimeSpan grace)
    {
        if (!OperatingSystem.IsWindows())
        {
            Signals.Send(root.Id, Signals.Terminate);
            await Task.WhenAny(root.WaitForExitAsync(), Task.Delay(grace, time));
        }

        root.Kill(entireProcessTree: true);
        await root.WaitForExitAsync();
    }

    private HashSet<int> Members() => Members(root.Id, cookie);

    private int Signal(int signal) => Signal(Members(), signal);

    private static int Signal(HashSet<int> members, int signal)
    {
        foreach (var member in members)
        {
            Signals.Send(member, signal);
        }

        return members.Count;
    }

    private static HashSet<int> Members(int root, string cookie)
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? ReadStat(id) : null)
            .OfType<ProcessStat>()
            .Where(stat => stat.State is not ('Z' or 'X'))
            .ToList();
        var children = all.ToLookup(stat => stat.Parent, stat => stat.Id);
        var members = all.Where(stat => stat.Id == root || HasCookie(stat.Id, cookie)).Select(stat => stat.Id).ToHashSet();
        var open = new Queue<int>(members);
        while (open.TryDequeue(out var id))
        {
            foreach (var child in children[id].Where(members.Add))
            {
                open.Enqueue(child);
            }
        }

        return members;
    }

    private static bool HasCookie(int id, string cookie) =>
        Read($"/proc/{id}/environ") is { } environment && environment.AsSpan().IndexOf(Encoding.UTF8.GetBytes(cookie)) >= 0;

    // proc_pid_stat(5): the command in parentheses may hold spaces and parentheses itself.
    private static ProcessStat? ReadStat(int id)
    {
        if (Read($"/proc/{id}/stat") is not { } bytes)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes);
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new ProcessStat(id, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[0][0]);
    }

    // A process may end between two looks, or belong to somebody else.
    private static byte[]? Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record ProcessStat(int Id, int Parent, char State);
}
