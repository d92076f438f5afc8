namespace Slipway.Verification;

/// <summary>What killed verifications left on this machine.</summary>
public static class Leftovers
{
    /// <summary>Ends their processes and deletes their folders.</summary>
    /// <param name="parent">The folder of all verifications.</param>
    /// <returns>How many verifications were cleaned up after.</returns>
    public static async Task<int> RemoveAsync(AbsolutePath parent)
    {
        var abandoned = RunFolder.FindAbandoned(parent);
        foreach (var folder in abandoned)
        {
            await MarkedProcesses.KillAsync($"{folder}#");
            RunFolder.Delete(folder);
        }

        return abandoned.Count;
    }
}
