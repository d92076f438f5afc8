using System.Globalization;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>The Docker Engine that the installed client talks to.</summary>
/// <param name="Kind">Its best builder.</param>
/// <param name="Version">Its version.</param>
internal sealed record DockerEngine(EngineKind Kind, string Version)
{
    // Multi-stage builds with --target, --platform and --iidfile, and BuildKit.
    private const int OldestMajor = 18;
    private const int OldestMinor = 9;

    // From here on the client leaves BuildKit to buildx.
    private const int ClientWithoutBuildKit = 23;

    /// <summary>Finds the engine and its best builder.</summary>
    /// <param name="tools">Runs the client.</param>
    /// <param name="docker">Makes a command of the client's arguments.</param>
    /// <param name="image">The image that needs it, for messages.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="ImageBuildException">There is no client, no engine, or one that is too old.</exception>
    public static async Task<DockerEngine> FindAsync(IToolRunner tools, Func<IReadOnlyList<string>, ToolCommand> docker, string image, CancellationToken cancellationToken)
    {
        var (client, server) = await ReadVersionsAsync(tools, docker, image, cancellationToken);
        if (!IsAtLeast(server, OldestMajor, OldestMinor))
        {
            throw new ImageBuildException($"Image '{image}': the Docker Engine has version {server}; {OldestMajor}.0{OldestMinor} or newer is needed to build a Dockerfile. Update it.");
        }

        return new DockerEngine(await FindKindAsync(tools, docker, client, cancellationToken), server);
    }

    private static async Task<(string Client, string Server)> ReadVersionsAsync(
        IToolRunner tools, Func<IReadOnlyList<string>, ToolCommand> docker, string image, CancellationToken cancellationToken)
    {
        try
        {
            var result = await tools.RunAsync(docker(["version", "--format", "{{.Client.Version}}|{{.Server.Version}}"]), null, cancellationToken);
            var versions = result.Output.Where(line => line.Stream == OutputStream.Output).Select(line => line.Text.Split('|')).FirstOrDefault(parts => parts.Length == 2);
            if (result.Succeeded && versions is not null)
            {
                return (versions[0], versions[1]);
            }

            var said = string.Join(' ', result.Output.Where(line => line.Stream == OutputStream.Error).Select(line => line.Text.Trim()));
            throw new ImageBuildException($"Image '{image}' is built from a Dockerfile, and no Docker Engine answers: {said} Start one, or name it in DOCKER_HOST or with 'docker context use'.");
        }
        catch (ToolNotFoundException error)
        {
            throw new ImageBuildException(
                $"Image '{image}' is built from a Dockerfile, which needs a Docker Engine: {error.Message} (https://docs.docker.com/engine/install) .NET projects and prepared files need none.", error);
        }
    }

    private static async Task<EngineKind> FindKindAsync(IToolRunner tools, Func<IReadOnlyList<string>, ToolCommand> docker, string client, CancellationToken cancellationToken)
    {
        if ((await tools.RunAsync(docker(["buildx", "version"]), null, cancellationToken)).Succeeded)
        {
            var inspected = await tools.RunCheckedAsync(docker(["buildx", "inspect"]), null, cancellationToken);
            var driver = inspected.Output.Select(line => line.Text.Split(':', 2, StringSplitOptions.TrimEntries)).FirstOrDefault(parts => parts[0] == "Driver")?[^1];
            return driver == "docker" ? EngineKind.BuildxInEngine : EngineKind.Buildx;
        }

        return IsAtLeast(client, ClientWithoutBuildKit, 0) ? EngineKind.Classic : EngineKind.BuildKit;
    }

    // 20.10.24+dfsg1, 28.2.2, 18.09.1-ce
    private static bool IsAtLeast(string version, int major, int minor)
    {
        var parts = version.Split('.');
        return parts.Length > 1
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var foundMajor)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var foundMinor)
            && (foundMajor, foundMinor).CompareTo((major, minor)) >= 0;
    }
}
