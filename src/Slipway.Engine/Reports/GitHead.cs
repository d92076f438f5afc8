namespace Slipway.Engine;

/// <summary>The commit that is checked out, read from git's files: a process would take longer than many builds.</summary>
/// <param name="Commit">The commit's hash.</param>
/// <param name="Branch">The branch; null when the head is detached.</param>
internal sealed record GitHead(string Commit, string? Branch)
{
    private const string Heads = "refs/heads/";

    /// <summary>Reads it (gitrepository-layout); null when there is no commit or it is kept in a way that is not understood.</summary>
    public static GitHead? Read(AbsolutePath root)
    {
        try
        {
            return Folder(root) is not { } folder || !(folder / "HEAD").FileExists() ? null
                : First(folder / "HEAD") is var head && !head.StartsWith("ref: ", StringComparison.Ordinal) ? Valid(head, null)
                : Valid(Resolve(folder, head["ref: ".Length..]), head["ref: ".Length..]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    // In work trees and submodules, .git is a file that tells where the folder is.
    private static AbsolutePath? Folder(AbsolutePath root)
    {
        var git = root / ".git";
        return git.DirectoryExists() ? git
            : git.FileExists() && First(git) is var text && text.StartsWith("gitdir: ", StringComparison.Ordinal) ? Combine(root, text["gitdir: ".Length..])
            : null;
    }

    private static string? Resolve(AbsolutePath folder, string name)
    {
        var common = (folder / "commondir").FileExists() ? Combine(folder, First(folder / "commondir")) : folder;
        foreach (var file in new[] { folder / name, common / name })
        {
            if (file.FileExists())
            {
                return First(file);
            }
        }

        var packed = common / "packed-refs";
        return !packed.FileExists() ? null : File.ReadLines(packed).FirstOrDefault(line => line.EndsWith($" {name}", StringComparison.Ordinal))?.Split(' ')[0];
    }

    private static GitHead? Valid(string? commit, string? name) => commit is { Length: 40 or 64 } && commit.All(char.IsAsciiHexDigit)
        ? new GitHead(commit, name?.StartsWith(Heads, StringComparison.Ordinal) == true ? name[Heads.Length..] : name)
        : null;

    private static string First(AbsolutePath file) => File.ReadLines(file).FirstOrDefault() ?? "";

    private static AbsolutePath Combine(AbsolutePath folder, string path) => AbsolutePath.Parse(Path.GetFullPath(path, folder));
}
