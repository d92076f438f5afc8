using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>What an image is made from: <see cref="DotNetProject"/>, <see cref="PreparedFiles"/> or <see cref="Dockerfile"/>.</summary>
public abstract record ImageContent
{
    private protected ImageContent()
    {
    }

    /// <summary>What it is in one word, for instance <c>dotnet</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The file or folder that the image of a platform is made from.</summary>
    public abstract AbsolutePath PathFor(Platform platform);

    /// <summary>The base of images that name none.</summary>
    internal abstract string DefaultBaseImage { get; }

    /// <summary>What is wrong with it in this spec, each a sentence without the image's name.</summary>
    internal abstract IEnumerable<string> FindProblems(ImageSpec spec);
}
