using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Whether a base has the .NET that a program needs, as far as the base says so.</summary>
internal static class BaseRuntime
{
    /// <summary>Compares a base's variables (<c>DOTNET_VERSION</c>, which Microsoft's images set) with the program's frameworks.</summary>
    /// <exception cref="ImageBuildException">The base has another major version: the program would not start.</exception>
    public static void Check(ImageSpec spec, BaseImage baseImage, IReadOnlyList<SharedFramework> frameworks)
    {
        foreach (var platform in baseImage.Platforms)
        {
            var variable = platform.Config.Config?.Env?.FirstOrDefault(variable => variable.StartsWith("DOTNET_VERSION=", StringComparison.Ordinal));
            if (variable is null || SharedFramework.TryParseVersion(variable.Split('=')[1]) is not { } found || frameworks.Count == 0)
            {
                continue;
            }

            var needed = frameworks.Max(framework => framework.Version)!;
            if (found.Major != needed.Major)
            {
                throw new ImageBuildException(
                    $"Image '{spec.Name}': the program needs .NET {needed.Major}.{needed.Minor}, the base image {baseImage.Description.Name} has {found}. Name a base of that version.");
            }
        }
    }
}
