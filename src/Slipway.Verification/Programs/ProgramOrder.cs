namespace Slipway.Verification;

/// <summary>A program of the release that is to run.</summary>
internal sealed record ProgramOrder
{
    /// <summary>The name of its image, for instance <c>proxy</c>.</summary>
    public required string Image { get; init; }

    /// <summary>The name of this run of it, for instance <c>proxy-2</c>; no two that run at the same time have the same.</summary>
    public required string Instance { get; init; }

    /// <summary>The name that stands for all instances, where the host gives names.</summary>
    public string? Service { get; init; }

    /// <summary>Its ports: the option that sets each, how the program's log calls it, and where it listens in a container.</summary>
    public required IReadOnlyList<ProgramPort> Ports { get; init; }

    /// <summary>Further arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}

/// <summary>A port of a program.</summary>
/// <param name="Option">The option that sets it, for instance <c>--listen</c>.</param>
/// <param name="Name">Its name in the program's log.</param>
/// <param name="Number">Its number where the program has an address of its own.</param>
internal sealed record ProgramPort(string Option, string Name, int Number);
