namespace Slipway.Verification;

/// <summary>An image whose files are in a folder of this machine, with how it is run.</summary>
public sealed record ImageFiles
{
    /// <summary>The name below the registry and owner, for instance <c>proxy</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The folder with the image's files, for this verification alone: folders that programs need are added to it.</summary>
    public required AbsolutePath Root { get; init; }

    /// <summary>The program and its fixed arguments.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Its environment variables as <c>NAME=value</c>; programs get these and no others.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>The program's working directory in the image.</summary>
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>The numbers of user and group, for instance <c>10101:10101</c>.</summary>
    public required string User { get; init; }

    /// <summary>Where a path of the image is on this machine, its links followed as a program with this root would follow them.</summary>
    public required Func<string, AbsolutePath> PathOf { get; init; }
}
