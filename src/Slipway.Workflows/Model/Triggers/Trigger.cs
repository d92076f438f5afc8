namespace Slipway.Workflows;

/// <summary>What starts a workflow.</summary>
public abstract record Trigger
{
    private protected Trigger()
    {
    }

    /// <summary>Its name for messages, as GitHub calls it.</summary>
    internal abstract string Name { get; }

    /// <summary>Parameters that a run gets its values from.</summary>
    internal virtual IEnumerable<string> Parameters => [];
}
