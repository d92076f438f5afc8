using System.Text.Json;

namespace Slipway.Images;

/// <summary>A shared framework that a program needs.</summary>
/// <param name="Name">For instance <c>Microsoft.AspNetCore.App</c>.</param>
/// <param name="Version">The lowest version that will do; the runtime takes the newest patch of the same major and minor version.</param>
internal sealed record SharedFramework(string Name, Version Version)
{
    /// <summary>Reads <c>runtimeOptions</c> of a runtimeconfig.json (its <c>framework</c> or <c>frameworks</c>); none of a program with a runtime of its own.</summary>
    public static IReadOnlyList<SharedFramework> ReadAll(JsonElement runtimeConfig)
    {
        var options = runtimeConfig.GetProperty("runtimeOptions");
        if (options.TryGetProperty("framework", out var single))
        {
            return [Read(single)];
        }

        return options.TryGetProperty("frameworks", out var several) ? [.. several.EnumerateArray().Select(Read)] : [];
    }

    /// <summary>Reads a version, without its prerelease part.</summary>
    public static Version? TryParseVersion(string text) => Version.TryParse(text.Split('-')[0], out var version) ? version : null;

    private static SharedFramework Read(JsonElement framework)
    {
        var version = framework.GetProperty("version").GetString()!;
        return new SharedFramework(
            framework.GetProperty("name").GetString()!,
            TryParseVersion(version) ?? throw new FormatException($"'{version}' is no version of a shared framework."));
    }
}
