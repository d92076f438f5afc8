namespace Slipway.Engine.Caching;

/// <summary>One glob without braces, matched a path segment at a time so that a walk can leave out what cannot match.</summary>
/// <remarks>A state is a set of positions in the glob as bits; the bit after the last segment means that the path so far matches.</remarks>
internal sealed class Glob
{
    private const int MaxSegments = 62;
    private readonly GlobSegment[] _segments;

    private Glob(GlobSegment[] segments) => _segments = segments;

    /// <summary>The state before the first segment.</summary>
    public ulong Start => Close(1);

    private ulong Accepted => 1UL << _segments.Length;

    /// <summary>Reads a glob and resolves its alternatives.</summary>
    /// <exception cref="FormatException">The glob is empty, leaves the root, is too deep, or its braces do not match.</exception>
    public static IReadOnlyList<Glob> Parse(string text) => [.. GlobBraces.Expand(text).Select(alternative => ParseOne(alternative, text))];

    /// <summary>The state after a segment; 0 when nothing below it can match.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="name">The segment.</param>
    /// <param name="namedOnly">Whether the segment has to be named, not met by a wildcard.</param>
    public ulong Advance(ulong state, ReadOnlySpan<char> name, bool namedOnly = false)
    {
        ulong next = 0;
        for (var i = 0; i < _segments.Length; i++)
        {
            if ((state & (1UL << i)) == 0 || (namedOnly && !_segments[i].IsLiteral))
            {
                continue;
            }

            if (_segments[i].IsAnyFolders)
            {
                next |= 1UL << i;
            }
            else if (_segments[i].Matches(name))
            {
                next |= 1UL << (i + 1);
            }
        }

        return Close(next);
    }

    /// <summary>Whether the path that led to the state matches.</summary>
    public bool Accepts(ulong state) => (state & Accepted) != 0;

    /// <summary>Whether every path below the one that led to the state matches.</summary>
    public bool AcceptsAllBelow(ulong state) => Accepts(state) && _segments[^1].IsAnyFolders;

    /// <summary>Whether a path below the one that led to the state can match.</summary>
    public bool CanMatchBelow(ulong state) => (state & (Accepted - 1)) != 0;

    // "**" also matches no folder at all.
    private ulong Close(ulong state)
    {
        for (var i = 0; i < _segments.Length; i++)
        {
            if ((state & (1UL << i)) != 0 && _segments[i].IsAnyFolders)
            {
                state |= 1UL << (i + 1);
            }
        }

        return state;
    }

    private static Glob ParseOne(string alternative, string whole)
    {
        var segments = alternative.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => name != ".").Select(name => new GlobSegment(name)).ToList();
        if (segments.Count is 0 or > MaxSegments || alternative.StartsWith('/') || segments.Exists(segment => segment.Text == ".."))
        {
            throw new FormatException($"'{whole}' is not a glob below the root directory (expected, for instance, 'src/**/*.cs', with at most {MaxSegments} segments and no '..').");
        }

        if (segments[^1].IsLiteral)
        {
            // A plain name at the end may be a folder: all of it.
            segments.Add(new GlobSegment("**"));
        }

        return new Glob([.. segments]);
    }
}
