using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;

namespace Gateway.Echo;

/// <summary>What the echo backend can be told.</summary>
internal sealed record EchoSettings
{
    public required HostSettings Host { get; init; }

    /// <summary>What it calls itself.</summary>
    public required string Name { get; init; }

    public required ListenAddress Http { get; init; }

    public required ListenAddress H2c { get; init; }

    public required ListenAddress Admin { get; init; }

    public static EchoSettings Read(SettingsReader reader) => new()
    {
        Name = reader.Value("name", "echo", "what it calls itself in answers", text => text),
        Http = reader.Value("http", "*:8080", "address and port for HTTP/1.1", ListenAddress.Parse),
        H2c = reader.Value("h2c", "*:8084", "address and port for HTTP/2 without TLS", ListenAddress.Parse),
        Admin = reader.Value("admin", "*:8083", "address and port for health and version", ListenAddress.Parse),
        Host = HostSettings.Read(reader),
    };
}
