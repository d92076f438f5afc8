using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;

namespace Slipway.Verification;

/// <summary>A client of one address of a gateway in one version of HTTP. Every request goes to that address, whatever host it names. It follows no redirect and keeps no cookie.</summary>
public sealed class GatewayClient : IDisposable
{
    private readonly Uri address;
    private readonly Version version;
    private readonly HttpMessageInvoker invoker;

    /// <summary>Makes a client.</summary>
    /// <param name="address">The gateway's address.</param>
    /// <param name="version">The version of HTTP, which is not negotiated down.</param>
    /// <param name="authority">Who must have signed the certificates, for whatever name; null for an address without TLS.</param>
    public GatewayClient(Uri address, Version version, X509Certificate2? authority = null)
    {
        this.address = address;
        this.version = version;
        invoker = new(Handler(address, authority));
    }

    /// <summary>Whether each request has a connection of its own, so that it cannot be repeated when that breaks.</summary>
    public bool FreshConnections { get; init; }

    /// <summary>Sends a request and reads the answer to its end.</summary>
    /// <exception cref="HttpRequestException">There was no answer, or it broke off.</exception>
    public async Task<GatewayAnswer> SendAsync(GatewayRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        try
        {
            using var response = await invoker.SendAsync(message, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated);
            return new((int)response.StatusCode, response.Version, headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase), body);
        }
        catch (IOException e)
        {
            throw new HttpRequestException(e.Message, e);
        }
    }

    /// <summary>Opens a WebSocket.</summary>
    /// <exception cref="WebSocketException">It was not accepted.</exception>
    public async Task<ClientWebSocket> OpenWebSocketAsync(string host, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket { Options = { HttpVersion = version, HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact } };
        try
        {
            await socket.ConnectAsync(new($"{(address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws")}://{host}:{address.Port}/"), invoker, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => invoker.Dispose();

    private HttpRequestMessage Message(GatewayRequest request)
    {
        var message = new HttpRequestMessage(new(request.Method), $"{address.Scheme}://{request.Host}:{address.Port}{request.Target}")
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = request.Body is { } body ? new ReadOnlyMemoryContent(body) : null,
        };
        foreach (var (name, value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.ConnectionClose = FreshConnections ? true : null;
        return message;
    }

    [SuppressMessage("Security", "CA5359", Justification = "The chain is checked against the only authority that is trusted; which name a certificate is for is looked at by a check of its own.")]
    private static SocketsHttpHandler Handler(Uri address, X509Certificate2? authority) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address.Host, address.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
        ConnectTimeout = TimeSpan.FromSeconds(5),
        EnableMultipleHttp2Connections = true,
        SslOptions = new()
        {
            CertificateChainPolicy = authority is null ? null : Trusting(authority),
            RemoteCertificateValidationCallback = (_, _, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None,
        },
        UseCookies = false,
        UseProxy = false,
    };

    /// <summary>A policy that trusts nobody but one authority.</summary>
    internal static X509ChainPolicy Trusting(X509Certificate2 authority) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { authority },
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
