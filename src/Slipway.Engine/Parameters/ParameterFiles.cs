namespace Slipway.Engine;

/// <summary>The files <c>.nuke/parameters[.profile].json</c> of a root that count.</summary>
/// <param name="Root">The root.</param>
/// <param name="Files">The files, the one that wins first.</param>
/// <param name="Problems">What is wrong with them.</param>
internal sealed record ParameterFiles(AbsolutePath Root, IReadOnlyList<ParameterFile> Files, IReadOnlyList<string> Problems)
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

    /// <summary>Reads the files of the profiles, whose last one wins, and that of all builds.</summary>
    public static ParameterFiles Read(AbsolutePath root, IReadOnlyList<string> profiles)
    {
        var known = Profiles(root);
        List<string> problems = [.. profiles.Except(known, StringComparer.Ordinal).Select(profile =>
            $"There is no profile {profile}: {root}/.nuke/{Start}{profile}{End} does not exist.{NearestNames.Suggest(profile, known)}")];
        List<ParameterFile> files = [.. profiles.Intersect(known, StringComparer.Ordinal).Reverse().Append("").Select(profile => ParameterFile.Read(PathOf(root, profile), profile, problems))];
        return new(root, files, problems);
    }

    /// <summary>The text of a parameter or option in the first file that has one; null when none has.</summary>
    public ParameterText? Find(string name) => Files.Select(file => file.Find(name)).FirstOrDefault(text => text is not null);
}
