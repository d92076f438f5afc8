namespace Slipway.Verification;

/// <summary>One check of the conformance suite. Derive from it for checks of your own, see <see cref="ConformanceOptions.Checks"/>.</summary>
public abstract class ConformanceCheck
{
    /// <summary>What it belongs to.</summary>
    public abstract string Group { get; }

    /// <summary>What it looks at, in a few words; unique in its group.</summary>
    public abstract string Name { get; }

    /// <summary>The routes that it needs, for host names of its own. They are applied together with those of all checks before the first one runs; their backends are started.</summary>
    public virtual IReadOnlyList<TestRoute> Routes => [];

    /// <summary>Whether it disturbs others and must run alone, after all that do not.</summary>
    public virtual bool RunsAlone => false;

    /// <summary>Why it cannot be run against a gateway, in one sentence; null when it can.</summary>
    public virtual string? ReasonToSkip(IGatewayUnderTest gateway) => null;

    /// <summary>Looks.</summary>
    /// <returns>What was found when it is what was expected.</returns>
    /// <exception cref="CheckFailedException">Something else was found.</exception>
    public abstract Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken);
}
