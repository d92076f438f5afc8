namespace Slipway.Engine;

/// <summary>How a target relates to another one.</summary>
public enum TargetRelation
{
    /// <summary>The other runs too, and before.</summary>
    DependsOn,

    /// <summary>This one runs whenever the other does, and before it.</summary>
    DependentFor,

    /// <summary>This one comes first when both run.</summary>
    Before,

    /// <summary>The other comes first when both run.</summary>
    After,

    /// <summary>The other runs too, and after.</summary>
    Triggers,

    /// <summary>This one runs whenever the other does, and after it.</summary>
    TriggeredBy,
}
