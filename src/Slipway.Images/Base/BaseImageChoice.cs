using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Which base an image gets.</summary>
internal abstract record BaseImageChoice
{
    private BaseImageChoice()
    {
    }

    /// <summary>An image from a registry.</summary>
    /// <param name="Reference">Which one.</param>
    public sealed record Pull(Reference Reference) : BaseImageChoice;

    /// <summary>A base made from this machine's .NET runtime.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record UseHost(string Reason) : BaseImageChoice;

    /// <summary>None: the build must stop.</summary>
    /// <param name="Message">Why, and the way out.</param>
    public sealed record Refuse(string Message) : BaseImageChoice;
}
