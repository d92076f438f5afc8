using Slipway.Workflows;

namespace Slipway.Release;

/// <summary>The lock file of actions in a repository.</summary>
internal static class ActionsLockOnDisk
{
    /// <summary>Reads it; without a file no action is locked.</summary>
    /// <exception cref="UsageException">The file is damaged.</exception>
    public static ActionsLock Read(AbsolutePath root)
    {
        var file = root / ActionsLock.Path;
        try
        {
            return file.FileExists() ? ActionsLock.Parse(file.ReadAllText()) : ActionsLock.Empty;
        }
        catch (FormatException error)
        {
            throw new UsageException(error.Message);
        }
    }

    /// <summary>Writes it.</summary>
    public static void Write(AbsolutePath root, ActionsLock actions) => AtomicFile.WriteAllText(root / ActionsLock.Path, actions.ToText());
}
