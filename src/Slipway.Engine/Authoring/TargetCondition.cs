namespace Slipway.Engine;

/// <summary>A condition with its source text.</summary>
internal sealed record TargetCondition(Func<bool> Holds, string Text)
{
    /// <summary>The condition without the lambda's arrow.</summary>
    public string Source => Text.StartsWith("() =>", StringComparison.Ordinal) ? Text["() =>".Length..].Trim() : Text;
}
