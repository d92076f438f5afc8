namespace Slipway.Images;

/// <summary>
/// A short run of an image's program: it must end with exit code 0. Images of Dockerfiles run in a container without network and with a read-only root; others run
/// as a process of this machine from their unpacked files, with the image's variables and in its working directory.
/// </summary>
/// <param name="Arguments">What the entrypoint gets, for instance <c>--version</c>.</param>
public sealed record ImageProbe(params IReadOnlyList<string> Arguments)
{
    /// <summary>Text that the program must write; null for any.</summary>
    public string? Output { get; init; }

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}
