namespace Slipway.Verification.Conformance;

/// <summary>A port of the gateway and what is spoken there.</summary>
internal sealed record GatewayPort
{
    private GatewayPort(string name, Func<GatewayClients, GatewayClient?> client, Func<GatewayAddresses, Uri?> address, Version version)
    {
        Name = name;
        Client = clients => client(clients)!;
        Address = address;
        Version = version;
    }

    public static GatewayPort Http { get; } = new("HTTP/1.1", clients => clients.Http, addresses => addresses.Http, new(1, 1));

    public static GatewayPort H2c { get; } = new("HTTP/2", clients => clients.H2c, addresses => addresses.H2c, new(2, 0));

    public static GatewayPort Https { get; } = new("TLS", clients => clients.Https, addresses => addresses.Https, new(1, 1));

    public static GatewayPort Https2 { get; } = new("HTTP/2 and TLS", clients => clients.Https2, addresses => addresses.Https, new(2, 0));

    /// <summary>How people call it.</summary>
    public string Name { get; }

    /// <summary>The client for it.</summary>
    public Func<GatewayClients, GatewayClient> Client { get; }

    /// <summary>Where it is; null when the gateway has none.</summary>
    public Func<GatewayAddresses, Uri?> Address { get; }

    /// <summary>The version of HTTP.</summary>
    public Version Version { get; }

    public string? ReasonToSkip(IGatewayUnderTest gateway)
    {
        var address = Address(gateway.Addresses);
        return address is null ? $"the gateway was started without a port for {Name}"
            : address.Scheme == Uri.UriSchemeHttps && gateway.Certificates is null ? "the gateway was given no certificates"
            : null;
    }
}
