namespace Slipway.Workflows;

/// <summary>The machine that a job runs on.</summary>
public sealed record Runner
{
    /// <summary>The hosted Ubuntu machine that is current; a version is named so that a new one comes with a change that can be reviewed.</summary>
    public static Runner Ubuntu { get; } = Labelled("ubuntu-24.04");

    /// <summary>The hosted Ubuntu machine with an ARM processor.</summary>
    public static Runner UbuntuArm { get; } = Labelled("ubuntu-24.04-arm");

    /// <summary>The hosted Windows machine.</summary>
    public static Runner Windows { get; } = Labelled("windows-2025");

    /// <summary>The hosted Mac.</summary>
    public static Runner Mac { get; } = Labelled("macos-15");

    /// <summary>Labels that the machine must have, all of them.</summary>
    public required ValueList<string> Labels { get; init; }

    /// <summary>The group or pool of machines; null for any.</summary>
    public string? Group { get; init; }

    /// <summary>Whether it is one of the hosted Linux machines, on which any container runs.</summary>
    internal bool IsDefault => this == Ubuntu;

    /// <summary>Whether it is a Mac, where some tools have other names.</summary>
    internal bool IsMac => Labels.Any(label => label.StartsWith("macos", StringComparison.OrdinalIgnoreCase));

    /// <summary>A machine with all of the given labels.</summary>
    public static Runner Labelled(params ReadOnlySpan<string> labels) => new() { Labels = ValueList.Create(labels) };

    /// <summary>A machine of a group or pool, with all of the given labels.</summary>
    public static Runner InGroup(string group, params ReadOnlySpan<string> labels) => new() { Labels = ValueList.Create(labels), Group = group };

    /// <summary>Group and labels, for messages and for the axis of a matrix.</summary>
    public override string ToString() => Group is null ? Labels.ToString() : Labels.Count == 0 ? $"group {Group}" : $"group {Group}: {Labels}";
}
