namespace Slipway.Engine;

/// <summary>A condition of a target.</summary>
/// <param name="Holds">Whether it holds now.</param>
/// <param name="Source">What its author wrote.</param>
internal sealed record TargetCondition(Func<bool> Holds, string Source)
{
    /// <summary>Those that do not hold, as text; null when all hold.</summary>
    public static string? Unmet(IEnumerable<TargetCondition> conditions)
    {
        var unmet = conditions.Where(condition => !condition.Holds()).Select(condition => ConditionText.Of(condition.Source)).ToList();
        return unmet.Count == 0 ? null : string.Join(" && ", unmet);
    }
}
