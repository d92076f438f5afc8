namespace Slipway.Verification;

/// <summary>What the gateway's programs are told.</summary>
/// <param name="shared">The folder with routes, token and certificates as the programs see it.</param>
internal sealed class GatewayOrders(string shared)
{
    /// <summary>The images that are needed.</summary>
    public static readonly IReadOnlyList<string> Images = ["controller", "sds", "proxy", "echo"];

    /// <summary>Where backends listen for HTTP/1.1 when they have addresses of their own.</summary>
    public const int EchoHttp = 8080;

    /// <summary>Where they listen for HTTP/2 without TLS.</summary>
    public const int EchoH2c = 8084;

    // A connection may be on its way while its instance is taken out of the front.
    private static readonly string[] Drain = ["--drain-delay", "500ms"];

    // A check waits until a backend that is back gets requests again.
    private static readonly string[] Eject = ["--ejection", "1s"];

    /// <summary>The program that reads the routes.</summary>
    public ProgramOrder Controller { get; } = new()
    {
        Image = "controller", Instance = "controller", Ports = [new("--listen", "http", 8081)], Arguments = ["--routes-file", $"{shared}/{SharedFiles.Routes}", "--token-file", $"{shared}/{SharedFiles.Token}"],
    };

    /// <summary>The program that serves the certificates.</summary>
    public ProgramOrder Sds { get; } = new()
    {
        Image = "sds", Instance = "sds", Ports = [new("--listen", "http", 8082)], Arguments = ["--secrets", $"{shared}/{SharedFiles.Secrets}", "--token-file", $"{shared}/{SharedFiles.Token}"],
    };

    /// <summary>The proxy.</summary>
    public ProgramOrder Proxy(ProgramAddress controller, ProgramAddress sds) => new()
    {
        Image = "proxy",
        Instance = "proxy",
        Ports = [new("--http", "http", 8080), new("--https", "https", 8443), new("--h2c", "h2c", 8084), new("--admin", "admin", 8083)],
        Arguments = ["--controller", $"http://{controller.Host}:{controller.Port}", "--sds", $"http://{sds.Host}:{sds.Port}", "--token-file", $"{shared}/{SharedFiles.Token}", .. Drain, .. Eject],
    };

    /// <summary>A backend.</summary>
    public static ProgramOrder Echo(string name) => new()
    {
        Image = "echo", Instance = name, Service = name, Ports = [new("--http", "http", EchoHttp), new("--h2c", "h2c", EchoH2c), new("--admin", "admin", 8083)], Arguments = ["--name", name, .. Drain],
    };
}
