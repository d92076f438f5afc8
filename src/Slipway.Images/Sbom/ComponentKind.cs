namespace Slipway.Images;

/// <summary>Where a component of an image came from.</summary>
public enum ComponentKind
{
    /// <summary>A NuGet package.</summary>
    NuGet,

    /// <summary>A shared framework of .NET that is installed in the image.</summary>
    Framework,

    /// <summary>A package of dpkg.</summary>
    Dpkg,

    /// <summary>A package of apk.</summary>
    Apk,

    /// <summary>The distribution, from <c>os-release</c>.</summary>
    OperatingSystem,
}
