using Gateway.Controller.Routes;
using Gateway.Hosting.Files;

namespace Gateway.Controller.Files;

/// <summary>Publishes the routes of a file, again whenever it changes. A file with problems changes nothing: they are logged and the routes before it stay.</summary>
internal sealed class FileRouteSource(ControllerSettings settings, RoutePublisher publisher, TimeProvider time, ILogger<FileRouteSource> logger) : BackgroundService
{
    private readonly string file = settings.RoutesFile!;
    private string? seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = new ChangeSignal(Path.GetDirectoryName(file)!, recursive: false, time);
        while (!stoppingToken.IsCancellationRequested)
        {
            await ReadAsync(stoppingToken);
            await changes.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var yaml = await File.ReadAllTextAsync(file, cancellationToken);
            if (yaml != seen)
            {
                seen = yaml;
                Apply(yaml);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            logger.LogError("{File} cannot be read, its last routes stay in force: {Problem}", file, e.Message);
        }
    }

    private void Apply(string yaml)
    {
        var (routes, problems) = RouteFile.Read(yaml);
        foreach (var problem in problems)
        {
            logger.LogError("{File} is not used: {Problem}", file, problem);
        }

        if (routes is not null)
        {
            publisher.Publish(routes.Snapshot);
        }
    }
}
