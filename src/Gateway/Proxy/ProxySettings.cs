using Gateway.Hosting.Polling;
using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;

namespace Gateway.Proxy;

/// <summary>What the proxy can be told.</summary>
internal sealed record ProxySettings
{
    public required HostSettings Host { get; init; }

    public required ListenAddress Admin { get; init; }

    public required ListenAddress Http { get; init; }

    /// <summary>A port for HTTP/2 without TLS, known beforehand.</summary>
    public required ListenAddress? H2c { get; init; }

    public required ListenAddress? Https { get; init; }

    public required Uri Controller { get; init; }

    /// <summary>Where certificates come from; set whenever <see cref="Https"/> is.</summary>
    public required Uri? Sds { get; init; }

    public required SharedToken? Token { get; init; }

    public required ProxyLimits Limits { get; init; }

    /// <summary>Whether X-Forwarded headers of clients are kept and extended instead of replaced.</summary>
    public required bool TrustForwarded { get; init; }

    public static ProxySettings Read(SettingsReader reader)
    {
        var settings = new ProxySettings
        {
            Http = reader.Value("http", "*:8080", "address and port for HTTP/1.1", ListenAddress.Parse),
            Https = reader.Optional("https", "address and port for HTTP/1.1 and HTTP/2 over TLS; needs --sds", ListenAddress.Parse),
            H2c = reader.Optional("h2c", "address and port for HTTP/2 without TLS", ListenAddress.Parse),
            Admin = reader.Value("admin", "*:8083", "address and port for health and version", ListenAddress.Parse),
            Controller = reader.Required("controller", "address of the controller", Parsers.HttpAddress),
            Sds = reader.Optional("sds", "address of secret discovery", Parsers.HttpAddress),
            Token = reader.Optional("token-file", "file with the token to present to both", Parsers.ExistingFile) is { } file ? new(file) : null,
            TrustForwarded = reader.Value("trust-forwarded", "false", "keep and extend X-Forwarded headers of clients", Parsers.Switch),
            Limits = ProxyLimits.Read(reader),
            Host = HostSettings.Read(reader),
        };
        if (settings is { Https: not null, Sds: null })
        {
            reader.Problem("--https needs certificates: give --sds too");
        }

        return settings;
    }
}
