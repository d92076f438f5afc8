using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Builds Dockerfiles with the engine that is there, and brings the images into the layout of bases: nothing more is put onto them.</summary>
internal sealed class DockerfileBuilder(IToolRunner tools, OciLayout target, ImageBuildContext context)
{
    private DockerEngine? _engine;

    /// <summary>Builds the image for all its platforms.</summary>
    /// <exception cref="ImageBuildException">There is no engine that can, or the image is for another platform.</exception>
    /// <exception cref="ToolFailedException">The build failed; its last words are the end of the output.</exception>
    public async Task<BaseImage> BuildAsync(ImageSpec spec, CancellationToken cancellationToken)
    {
        _engine ??= await DockerEngine.FindAsync(tools, arguments => Docker(arguments), spec.Name, cancellationToken);
        var builds = spec.ParsedPlatforms.Select(platform => new DockerBuild(spec, platform, _engine, context)).ToList();
        if (builds[0].FindProblems().ToList() is { Count: > 0 } problems)
        {
            throw new ImageBuildException(string.Join(Environment.NewLine, problems));
        }

        if (builds[0].Note is { } note)
        {
            context.Announce(note);
        }

        var platforms = new List<BasePlatform>();
        foreach (var build in builds)
        {
            platforms.Add(await BuildAsync(build, cancellationToken));
        }

        return new BaseImage(new BaseDescription(((Dockerfile)spec.Content).Kind, null, IsHost: false, []), platforms);
    }

    /// <summary>The command that runs an image that was just built, as little as it can do; null when the engine has not kept it.</summary>
    public ToolCommand? Run(ImageSpec spec, Platform platform, IReadOnlyList<string> arguments) =>
        _engine is null or { Kind: EngineKind.Buildx }
            ? null
            : Docker(["run", "--rm", "--network", "none", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", new DockerBuild(spec, platform, _engine, context).LocalTag, .. arguments]);

    private async Task<BasePlatform> BuildAsync(DockerBuild build, CancellationToken cancellationToken)
    {
        var folder = (context.WorkDirectory / "dockerfile").CreateOrCleanDirectory();
        try
        {
            var archive = folder / "image.tar";
            var idFile = folder / "image.id";
            await RunAsync(build, Docker(build.Arguments(archive, idFile)) with { Environment = With(build.Environment) }, cancellationToken);
            if (build.Engine.Kind != EngineKind.Buildx)
            {
                await tools.RunCheckedAsync(Docker(["save", "--output", archive, idFile.ReadAllText().Trim()]), context.OnToolLine, cancellationToken);
            }

            var platform = await new ImageArchive(target, archive, context.Created).ImportAsync(build.Platform, cancellationToken);
            return build.Platform.Accepts(platform.Config.Platform)
                ? platform
                : throw new ImageBuildException(
                    $"Image '{build.Spec.Name}': the Dockerfile gave an image for {platform.Config.Platform} where {build.Platform} was asked for. Is a platform written into its FROM, or is the base made for one only?");
        }
        finally
        {
            folder.DeleteDirectory();
        }
    }

    private async Task RunAsync(DockerBuild build, ToolCommand command, CancellationToken cancellationToken)
    {
        try
        {
            await tools.RunCheckedAsync(command, context.OnToolLine, cancellationToken);
        }
        catch (ToolFailedException error) when (build.Engine.Kind == EngineKind.Classic && error.Message.Contains("does not match the specified platform", StringComparison.Ordinal))
        {
            throw new ImageBuildException(
                $"Image '{build.Spec.Name}': the classic builder of Docker {build.Engine.Version} cannot build this Dockerfile for {build.Platform}. Install buildx (https://docs.docker.com/go/buildx), or leave the platform out.{Environment.NewLine}{error.Message}",
                error);
        }
    }

    private ToolCommand Docker(IReadOnlyList<string> arguments) =>
        new ToolCommand(context.Docker?.ToString() ?? "docker", arguments) { Environment = With(new Dictionary<string, string?>(StringComparer.Ordinal)) };

    private Dictionary<string, string?> With(IReadOnlyDictionary<string, string?> variables)
    {
        var all = new Dictionary<string, string?>(variables, StringComparer.Ordinal);
        if (context.DockerHost is { } host)
        {
            all["DOCKER_HOST"] = host;
        }

        return all;
    }
}
