using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Slipway.Helm;

/// <summary>Refuses nesting that would exhaust the stack of whoever walks the tree, and reports whatever is no YAML in one way.</summary>
internal sealed class DepthLimitedParser(IParser inner) : IParser
{
    private const int MaximumDepth = 200;
    private int _depth;

    public ParsingEvent? Current => inner.Current;

    public bool MoveNext()
    {
        if (!MoveInner())
        {
            return false;
        }

        _depth += inner.Current!.NestingIncrease;
        return _depth <= MaximumDepth
            ? true
            : throw new YamlException(inner.Current.Start, inner.Current.End, $"More than {MaximumDepth} levels are nested");
    }

    private bool MoveInner()
    {
        try
        {
            return inner.MoveNext();
        }
        catch (InvalidOperationException error)
        {
            // The scanner's answer to some texts with control characters.
            var end = inner.Current?.End ?? Mark.Empty;
            throw new YamlException(end, end, "The text is no YAML", error);
        }
    }
}
