using System.Net;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>How the embedded registry is served to others.</summary>
internal static class ServedRegistry
{
    /// <summary>The options from a build's parameters.</summary>
    /// <exception cref="UsageException">A parameter is wrong; all problems are named.</exception>
    public static EmbeddedRegistryOptions Options(string folder, int port, string? listen, string? token, bool readOnly)
    {
        var address = IPAddress.Loopback;
        string[] problems = listen is { Length: > 0 } && !IPAddress.TryParse(listen, out address)
            ? [$"--registry-listen '{listen}' is no address (expected for instance 127.0.0.1 or 0.0.0.0)."]
            : [];
        var options = new EmbeddedRegistryOptions
        {
            Root = folder,
            Port = port,
            ListenAddress = address ?? IPAddress.Loopback,
            Token = token is { Length: > 0 } ? token : null,
            ReadOnly = readOnly,
        };
        return problems.Length + options.Validate().Count > 0 ? throw new UsageException([.. problems, .. options.Validate()]) : options;
    }
}
