namespace Slipway.Helm;

/// <summary>What a plain scalar means.</summary>
internal enum ScalarKind
{
    Text,
    Null,
    Boolean,
    Number,
}
