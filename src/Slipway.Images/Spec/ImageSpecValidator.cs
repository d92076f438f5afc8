using Slipway.Oci;

namespace Slipway.Images;

/// <summary>The rules for a spec.</summary>
internal static class ImageSpecValidator
{
    public static IEnumerable<string> FindProblems(ImageSpec spec) =>
    [
        .. Name(spec),
        .. spec.Content.FindProblems(spec),
        .. BaseImage(spec),
        .. Platforms(spec),
        .. spec.User is > 0 ? Array.Empty<string>() : [$"the user is {spec.User}; a number over 0 was expected, since containers must not run as root."],
        .. Ports(spec),
        .. Environment(spec),
        .. spec.Labels.Keys.Where(string.IsNullOrWhiteSpace).Select(_ => "a label has no name."),
        .. spec.Annotations.Keys.Where(string.IsNullOrWhiteSpace).Select(_ => "an annotation has no name."),
        .. spec.Entrypoint is { Count: 0 } ? ["the entrypoint is empty; leave it out for the content's own program."] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Name(ImageSpec spec)
    {
        // The grammar of repositories, with a registry before it so that no part of the name is taken for one.
        var isName = Reference.TryParse($"localhost/{spec.Name}", out var reference) && reference.Repository == spec.Name && reference.Tag is null && reference.Digest is null;
        return isName ? [] : ["this is no name of an image (expected lower-case letters, digits, '.', '_', '-' and '/', without registry, tag or digest)."];
    }

    private static IEnumerable<string> BaseImage(ImageSpec spec)
    {
        if (spec.BaseImage is ImageSpec.HostBase or ImageSpec.Scratch)
        {
            return [];
        }

        try
        {
            Reference.Parse(spec.BaseImage);
            return [];
        }
        catch (FormatException error)
        {
            return [$"the base image is wrong: {error.Message}"];
        }
    }

    private static IEnumerable<string> Platforms(ImageSpec spec)
    {
        if (spec.Platforms.Count == 0)
        {
            yield return "it has no platform (for instance 'linux/amd64').";
        }

        foreach (var text in spec.Platforms)
        {
            if (!Platform.TryParse(text, out var platform))
            {
                yield return $"'{text}' is no platform (expected 'os/architecture', for instance 'linux/arm64').";
            }
            else if (platform.Os != "linux")
            {
                yield return $"the platform '{text}' is not supported: images are built for linux.";
            }
        }

        foreach (var twice in spec.Platforms.GroupBy(text => text, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            yield return $"the platform '{twice.Key}' is listed {twice.Count()} times.";
        }
    }

    private static IEnumerable<string> Ports(ImageSpec spec) =>
    [
        .. spec.Ports.Where(port => port is < 1 or > 65535).Select(port => $"{port} is no port (expected 1 to 65535)."),
        .. spec.Ports.Where(port => port is >= 1 and < 1024).Select(port => $"the port {port} is only for root; use one from 1024 on and map it outside."),
    ];

    private static IEnumerable<string> Environment(ImageSpec spec) =>
        spec.Environment
            .Where(pair => pair.Key.Length == 0 || pair.Key.AsSpan().ContainsAny('=', '\0') || pair.Value.Contains('\0', StringComparison.Ordinal))
            .Select(pair => $"'{pair.Key}' cannot be an environment variable: names must not be empty or hold '=', and nothing may hold NUL.");
}
