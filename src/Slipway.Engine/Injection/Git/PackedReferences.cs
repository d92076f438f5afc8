namespace Slipway.Engine;

/// <summary>The file <c>packed-refs</c> (git-pack-refs): a commit and a name a line, below a tag object's line the commit that it is for.</summary>
internal sealed class PackedReferences
{
    private readonly Dictionary<string, string> _references = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _peeled = new(StringComparer.Ordinal);
    private bool _isPeeled;

    /// <summary>Every reference with what it names.</summary>
    public IReadOnlyDictionary<string, string> All => _references;

    /// <summary>Reads the file; a missing one has no references.</summary>
    public static PackedReferences Read(AbsolutePath file)
    {
        var packed = new PackedReferences();
        var last = "";
        foreach (var line in file.FileExists() ? File.ReadLines(file) : [])
        {
            if (line.StartsWith('#'))
            {
                packed._isPeeled |= line.Split(' ').Any(trait => trait is "peeled" or "fully-peeled");
            }
            else if (line.StartsWith('^'))
            {
                packed._peeled[last] = line[1..].Trim();
            }
            else if (line.Split(' ', 2) is [var id, var name])
            {
                last = name.Trim();
                packed._references[last] = id;
            }
        }

        return packed;
    }

    /// <summary>What a reference names; null when it is not here.</summary>
    public string? Find(string name) => _references.GetValueOrDefault(name);

    /// <summary>The commit of the tag object that a reference names; null when it names no tag object, or the line is outdated.</summary>
    public string? Peeled(string name, string id) => Find(name) == id ? _peeled.GetValueOrDefault(name) : null;

    /// <summary>Whether the file tells what a reference names: a tag object has its commit below it, everything else has not.</summary>
    public bool IsPeeled(string name, string id) => Find(name) == id && (_isPeeled || _peeled.ContainsKey(name));
}
