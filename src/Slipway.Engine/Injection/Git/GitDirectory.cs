namespace Slipway.Engine;

/// <summary>Where a repository keeps its data (gitrepository-layout).</summary>
/// <param name="WorkTree">The folder with the checked out files.</param>
/// <param name="Own">What belongs to this work tree alone: HEAD.</param>
/// <param name="Common">What all work trees of the repository share: references, objects, configuration.</param>
internal sealed record GitDirectory(AbsolutePath WorkTree, AbsolutePath Own, AbsolutePath Common)
{
    private const string Link = "gitdir: ";

    /// <summary>The repository that a folder is in; null when it is in none.</summary>
    /// <exception cref="FormatException">A file <c>.git</c> leads to no repository.</exception>
    public static GitDirectory? Find(AbsolutePath start)
    {
        for (var folder = start; folder is not null; folder = folder.Parent)
        {
            var git = folder / ".git";
            if ((git / "HEAD").FileExists())
            {
                return new(folder, git, git);
            }

            // Work trees and submodules have a file that names the folder.
            if (git.FileExists())
            {
                var own = Follow(git);
                var common = own / "commondir";
                return new(folder, own, common.FileExists() ? AbsolutePath.Parse(common.ReadAllText().Trim(), own) : own);
            }
        }

        return null;
    }

    private static AbsolutePath Follow(AbsolutePath file)
    {
        var text = file.ReadAllText().Trim();
        var folder = text.StartsWith(Link, StringComparison.Ordinal) ? AbsolutePath.Parse(text[Link.Length..], file.Parent!) : null;
        return folder is null ? throw new FormatException($"{file} has '{text}' (expected '{Link}' and a folder).")
            : (folder / "HEAD").FileExists() ? folder
            : throw new FormatException($"{file} leads to {folder}, which is no git repository (was it moved? git worktree repair mends that).");
    }
}
