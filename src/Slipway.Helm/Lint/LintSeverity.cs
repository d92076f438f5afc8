namespace Slipway.Helm;

/// <summary>What a finding means.</summary>
public enum LintSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>Fails with <c>--strict</c>.</summary>
    Warning,

    /// <summary>Always fails.</summary>
    Error,
}
