namespace Slipway.Images;

/// <summary>Reads apk's database of installed packages: paragraphs of lines <c>letter:value</c> (apk-tools, "Installed Database V2").</summary>
internal static class ApkDatabase
{
    /// <summary>The packages. Paragraphs that are not understood are passed over.</summary>
    public static IEnumerable<OsPackage> Read(string text)
    {
        var fields = new Dictionary<char, string>();
        foreach (var line in text.Split('\n').Append(""))
        {
            if (line.Trim().Length > 0)
            {
                // Lines below are about files, and repeat letters: the first of each is the package's.
                _ = line.Length > 2 && line[1] == ':' && fields.TryAdd(line[0], line[2..].Trim());
                continue;
            }

            if (fields.GetValueOrDefault('P', "").Length > 0 && fields.GetValueOrDefault('V', "").Length > 0)
            {
                yield return ToPackage(fields);
            }

            fields.Clear();
        }
    }

    private static OsPackage ToPackage(Dictionary<char, string> fields) => new(fields['P'], fields['V'], fields.GetValueOrDefault('A', ""))
    {
        License = fields.GetValueOrDefault('L'),
        Homepage = fields.GetValueOrDefault('U'),
        Maintainer = fields.GetValueOrDefault('m'),
        Provides = [.. List(fields, 'p').Select(Name)],
        Needs = [.. List(fields, 'D').Where(need => need[0] != '!').Select(need => new[] { Name(need) })],
    };

    private static string[] List(Dictionary<char, string> fields, char letter) =>
        fields.GetValueOrDefault(letter, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // "so:libc.musl-x86_64.so.1=1" and "musl>=1.2" ask for what stands before the comparison.
    private static string Name(string relation) => relation.Split('=', '<', '>', '~')[0];
}
