using Gateway.Hosting.Settings;

namespace Gateway.Proxy;

/// <summary>How much the proxy takes and how long it waits.</summary>
internal sealed record ProxyLimits
{
    /// <summary>Bytes of all headers of a request; of a response the same, rounded up to KiB.</summary>
    public required int HeaderBytes { get; init; }

    /// <summary>Bytes of a request's body; null for no limit.</summary>
    public required long? BodyBytes { get; init; }

    /// <summary>Client connections at once; null for no limit.</summary>
    public required long? Connections { get; init; }

    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>How long neither side may say anything while a response is awaited, a body or an upgraded connection is relayed.</summary>
    public required TimeSpan IdleTimeout { get; init; }

    /// <summary>How long a backend that did not answer is left alone.</summary>
    public required TimeSpan Ejection { get; init; }

    public static ProxyLimits Read(SettingsReader reader) => new()
    {
        HeaderBytes = reader.Value("max-header-bytes", "65536", "size of a message's headers", HeaderSize),
        BodyBytes = reader.Value("max-body-bytes", "0", "size of a request's body, 0 for any", Limit),
        Connections = reader.Value("max-connections", "0", "client connections at once, 0 for any", Limit),
        ConnectTimeout = reader.Value("connect-timeout", "3s", "time to connect to a backend", Duration.Parse),
        IdleTimeout = reader.Value("idle-timeout", "5m", "time without a byte until an exchange is given up", Duration.Parse),
        Ejection = reader.Value("ejection", "10s", "time that a dead backend is left alone", Duration.Parse),
    };

    private static long? Limit(string text) => Parsers.Count(text) is > 0 and var limit ? limit : null;

    private static int HeaderSize(string text) => Parsers.Count(text) is >= 1024 and <= 1 << 20 and var size
        ? (int)size
        : throw new FormatException($"'{text}' is not between 1024 and {1 << 20} bytes");
}
