using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Decides on the base of an image. Pure. Only bases of .NET programs can be replaced: what others need of theirs nobody knows.</summary>
/// <param name="Wanted">The spec's base image.</param>
/// <param name="Parameter">The value of <c>--base-image</c>; null when it was not given.</param>
/// <param name="RegistryIsEmbedded">Whether the images go to the embedded registry only.</param>
internal sealed record BaseImagePolicy(string Wanted, string? Parameter, bool RegistryIsEmbedded)
{
    /// <summary>Whether the image is of a .NET program.</summary>
    public bool IsDotNet { get; init; } = true;

    private string Chosen => IsDotNet ? Parameter ?? Wanted : Wanted;

    /// <summary>What to do before anything was tried.</summary>
    /// <exception cref="FormatException">The wanted base is no reference.</exception>
    public BaseImageChoice Choose() =>
        Chosen == ImageSpec.HostBase
            ? new BaseImageChoice.UseHost($"'{ImageSpec.HostBase}' was asked for")
            : new BaseImageChoice.Pull(Reference.Parse(Chosen));

    /// <summary>What to do when the chosen base cannot be reached. Only the default is replaced, and only where nobody else sees the images.</summary>
    public BaseImageChoice ChooseWithout(BaseImageUnreachableException error) =>
        (Parameter, RegistryIsEmbedded) switch
        {
            _ when !IsDotNet => new BaseImageChoice.Refuse($"{error.Message}. Name one that can be reached as the image's BaseImage."),
            (null, true) => new BaseImageChoice.UseHost(error.Message),
            (null, false) => new BaseImageChoice.Refuse(
                $"{error.Message}. Images for a real registry need their real base: name one that can be reached with --base-image, or ask for one made from this machine with --base-image {ImageSpec.HostBase}."),
            _ => new BaseImageChoice.Refuse($"{error.Message}. It was asked for with --base-image: name another one, or '{ImageSpec.HostBase}'."),
        };
}
