using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Helm;

/// <summary>Refuses nesting that would exhaust the stack of whoever walks the tree.</summary>
internal sealed class DepthLimitedParser(IParser inner) : IParser
{
    private const int MaximumDepth = 200;
    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!inner.MoveNext())
        {
            return false;
        }

        _depth += inner.Current!.NestingIncrease;
        return _depth <= MaximumDepth
            ? true
            : throw new YamlException(inner.Current.Start, inner.Current.End, $"More than {MaximumDepth} levels are nested");
    }
}
