using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;

namespace Gateway.Sds;

/// <summary>What secret discovery can be told.</summary>
internal sealed record SdsSettings
{
    public required HostSettings Host { get; init; }

    public required ListenAddress Listen { get; init; }

    /// <summary>The folder with a folder for each certificate.</summary>
    public required string Secrets { get; init; }

    /// <summary>Presented by proxies: keys are never served without.</summary>
    public required SharedToken Token { get; init; }

    public static SdsSettings Read(SettingsReader reader) => new()
    {
        Listen = reader.Value("listen", "*:8082", "address and port", ListenAddress.Parse),
        Secrets = reader.Required("secrets", "folder with a folder for each certificate, with tls.crt and tls.key", Parsers.ExistingFolder),
        Token = new(reader.Required("token-file", "file with the token that proxies must present", Parsers.ExistingFile)),
        Host = HostSettings.Read(reader),
    };
}
