namespace Slipway.Engine.Completion;

/// <summary>Files and folders that a word could become; relative ones are those of the root, as in values of parameters.</summary>
internal static class PathCandidates
{
    /// <summary>The entries of the folder that the word names so far. Hidden ones are left out until a dot is typed.</summary>
    public static IEnumerable<Candidate> Find(string word, AbsolutePath root, bool foldersOnly)
    {
        var slash = word.LastIndexOf('/') + 1;
        var (typed, start) = (word[..slash], word[slash..]);
        var folder = AbsolutePath.Parse(typed.Length == 0 ? "." : typed, root);
        return !folder.DirectoryExists() ? [] :
            from entry in new DirectoryInfo(folder).EnumerateFileSystemInfos()
            let isFolder = entry is DirectoryInfo
            where (isFolder || !foldersOnly) && entry.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase) && (start.Length > 0 || !entry.Name.StartsWith('.'))
            orderby entry.Name
            select new Candidate($"{typed}{entry.Name}{(isFolder ? "/" : "")}");
    }
}
