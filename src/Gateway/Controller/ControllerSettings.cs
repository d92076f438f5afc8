using Gateway.Controller.Cluster;
using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;

namespace Gateway.Controller;

/// <summary>What the controller can be told.</summary>
internal sealed record ControllerSettings
{
    public required HostSettings Host { get; init; }

    public required ListenAddress Listen { get; init; }

    /// <summary>Presented by proxies; null lets everybody read the routes.</summary>
    public required SharedToken? Token { get; init; }

    /// <summary>The file with the routes; null reads them from <see cref="Cluster"/>.</summary>
    public required string? RoutesFile { get; init; }

    public required ClusterSettings Cluster { get; init; }

    public static ControllerSettings Read(SettingsReader reader)
    {
        var settings = new ControllerSettings
        {
            Listen = reader.Value("listen", "*:8081", "address and port", ListenAddress.Parse),
            RoutesFile = reader.Optional("routes-file", "YAML file with Route manifests; without it routes come from the cluster", Parsers.ExistingFile),
            Token = reader.Optional("token-file", "file with the token that proxies must present", Parsers.ExistingFile) is { } file ? new(file) : null,
            Cluster = ClusterSettings.Read(reader),
            Host = HostSettings.Read(reader),
        };
        if (settings.RoutesFile is null && reader.Problems.Count == 0 && !Directory.Exists(settings.Cluster.ServiceAccount))
        {
            reader.Problem($"--routes-file is not given, and there is no service account in {settings.Cluster.ServiceAccount} to read routes from a cluster");
        }

        return settings;
    }
}
