namespace Slipway.Verification;

/// <summary>What killed verifications left on this machine.</summary>
public static class Leftovers
{
    /// <summary>Ends their processes and deletes their folders.</summary>
    /// <param name="parent">The folder of all verifications.</param>
    /// <returns>How many verifications were cleaned up after.</returns>
    public static int Remove(AbsolutePath parent)
    {
        var abandoned = RunFolder.FindAbandoned(parent);
        foreach (var folder in abandoned)
        {
            MarkedProcesses.Kill($"{folder}#");
            RunFolder.Delete(folder);
        }

        return abandoned.Count;
    }
}
