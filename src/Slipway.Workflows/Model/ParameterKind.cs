namespace Slipway.Workflows;

/// <summary>What values a parameter takes.</summary>
public enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of an enumeration's values.</summary>
    Choice,
}
