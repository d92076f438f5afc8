namespace Slipway.Engine;

/// <summary>The files <c>.nuke/parameters[.profile].json</c> of a root.</summary>
internal static class ParameterFiles
{
    private const string Start = "parameters.";
    private const string End = ".json";

    /// <summary>The file of a profile, or that of all builds when it is empty.</summary>
    public static AbsolutePath PathOf(AbsolutePath root, string profile) => root / ".nuke" / (profile.Length == 0 ? $"parameters{End}" : $"{Start}{profile}{End}");

    /// <summary>The profiles that have a file, in order.</summary>
    public static IReadOnlyList<string> Profiles(AbsolutePath root) => !(root / ".nuke").DirectoryExists() ? [] :
    [
        .. Directory.EnumerateFiles(root / ".nuke", $"{Start}*{End}")
            .Select(file => Path.GetFileName(file))
            .Where(name => name.Length > Start.Length + End.Length)
            .Select(name => name[Start.Length..^End.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The files that count, the first one that has a value winning: those of the profiles, last one first, then that of all builds.</summary>
    /// <param name="root">The build's root.</param>
    /// <param name="profiles">The profiles as they were given.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static IReadOnlyList<ParameterFile> Read(AbsolutePath root, IReadOnlyList<string> profiles, ICollection<string> problems)
    {
        var known = Profiles(root);
        foreach (var profile in profiles.Except(known, StringComparer.Ordinal))
        {
            problems.Add($"There is no profile {profile}: {root}/.nuke/{Start}{profile}{End} does not exist.{NearestNames.Suggest(profile, known)}");
        }

        return [.. profiles.Intersect(known, StringComparer.Ordinal).Reverse().Append("").Select(profile => ParameterFile.Read(PathOf(root, profile), profile, problems))];
    }
}
