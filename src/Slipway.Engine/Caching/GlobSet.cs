using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>Globs that take files in and leave files out, and the position of a walk in all of them.</summary>
internal sealed class GlobSet
{
    private readonly Glob[] _included;
    private readonly Glob[] _excluded;

    private GlobSet(IReadOnlyList<string> texts, Glob[] included, Glob[] excluded)
    {
        Texts = texts;
        _included = included;
        _excluded = excluded;
        Start = new State([.. included.Select(glob => glob.Start)], [.. excluded.Select(glob => glob.Start)]);
    }

    /// <summary>The globs, relative to the root, in ordinal order.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The position at the root.</summary>
    public State Start { get; }

    /// <summary>Reads globs as <see cref="InputSet.Files"/> describes them.</summary>
    /// <exception cref="FormatException">A glob is wrong.</exception>
    public static GlobSet Parse(IEnumerable<string> globs, AbsolutePath root)
    {
        var texts = globs.Select(glob => glob.StartsWith('!') ? "!" + Relative(glob[1..], root) : Relative(glob, root)).Distinct().Order(StringComparer.Ordinal).ToList();
        var excluded = texts.ToLookup(glob => glob.StartsWith('!'));
        return new GlobSet(texts, [.. excluded[false].SelectMany(Glob.Parse)], [.. excluded[true].SelectMany(glob => Glob.Parse(glob[1..]))]);
    }

    /// <summary>Whether a path with <c>/</c> as separator matches.</summary>
    public bool Matches(string path)
    {
        var names = path.Split('/');
        var state = Start;
        var folder = "";
        foreach (var name in names[..^1])
        {
            if (Enter(state, folder, name) is not { } below)
            {
                return false;
            }

            state = below;
            folder += name + "/";
        }

        return Matches(state, names[^1]);
    }

    /// <summary>Whether a file in the folder that led to the state matches.</summary>
    public bool Matches(State state, ReadOnlySpan<char> name) => AnyAccepts(_included, state.Included, name) && !AnyAccepts(_excluded, state.Excluded, name);

    /// <summary>The position in a folder; null when nothing in it can match.</summary>
    /// <param name="state">The position in the folder above.</param>
    /// <param name="parent">The path of the folder above, empty or with <c>/</c> at its end.</param>
    /// <param name="name">The folder's name.</param>
    /// <param name="namedOnly">Whether a glob has to name the folder to take it in.</param>
    public State? Enter(State state, string parent, string name, bool namedOnly = false)
    {
        namedOnly |= IgnoredFolders.Contains(parent, name);
        var included = new ulong[_included.Length];
        var possible = false;
        for (var i = 0; i < included.Length; i++)
        {
            included[i] = _included[i].Advance(state.Included[i], name, namedOnly);
            possible |= _included[i].CanMatchBelow(included[i]);
        }

        if (!possible)
        {
            return null;
        }

        var excluded = new ulong[_excluded.Length];
        for (var i = 0; i < excluded.Length; i++)
        {
            excluded[i] = _excluded[i].Advance(state.Excluded[i], name);
            if (_excluded[i].AcceptsAllBelow(excluded[i]))
            {
                return null;
            }
        }

        return new State(included, excluded);
    }

    private static bool AnyAccepts(Glob[] globs, ulong[] states, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < globs.Length; i++)
        {
            if (states[i] != 0 && globs[i].Accepts(globs[i].Advance(states[i], name)))
            {
                return true;
            }
        }

        return false;
    }

    // AbsolutePath / "glob" gives absolute text; globs are kept relative so that keys do not depend on where the repository lies.
    private static string Relative(string glob, AbsolutePath root)
    {
        var prefix = root + "/";
        return glob == root.ToString() ? "**" : glob.StartsWith(prefix, StringComparison.Ordinal) ? glob[prefix.Length..] : glob;
    }

    /// <summary>A position: for each glob the set of its segments that come next.</summary>
    internal sealed record State(ulong[] Included, ulong[] Excluded);
}
