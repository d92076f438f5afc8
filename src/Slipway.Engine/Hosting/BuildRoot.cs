using System.Diagnostics.CodeAnalysis;

namespace Slipway.Engine;

/// <summary>Finds the root of the repository that is being built.</summary>
internal static class BuildRoot
{
    private static readonly Lazy<AbsolutePath> Found = new(Find);

    /// <summary>The nearest folder with a <c>.nuke</c> above the build program, else above the working directory.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static AbsolutePath Default => Found.Value;

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The place where the build was started from is what the root is searched from.")]
    private static AbsolutePath Find() =>
        Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
        ?? throw new UsageException($"There is no folder .nuke in or above {Environment.CurrentDirectory}: create one in the root of the repository, or pass --root.");

    private static AbsolutePath? Above(string start)
    {
        for (AbsolutePath? folder = AbsolutePath.Parse(start); folder is not null; folder = folder.Parent)
        {
            if ((folder / ".nuke").DirectoryExists())
            {
                return folder;
            }
        }

        return null;
    }
}
