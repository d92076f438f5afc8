using System.Net;

namespace Slipway.Registry;

/// <summary>
/// The proxies of <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c>, as docker and every Go program read them: a name in <c>NO_PROXY</c> stands for its
/// subdomains too, networks are written as CIDR, and loopback is never asked for through a proxy.
/// </summary>
public sealed class RegistryProxy : IWebProxy
{
    private readonly Uri? _https;
    private readonly Uri? _http;
    private readonly IReadOnlyList<ProxyException> _exceptions;

    private RegistryProxy(Uri? https, Uri? http, IReadOnlyList<ProxyException> exceptions)
    {
        (_https, _http, _exceptions) = (https, http, exceptions);
        Credentials = new ProxyCredentials([.. new[] { https, http }.OfType<Uri>()]);
    }

    /// <inheritdoc/>
    public ICredentials? Credentials { get; set; }

    /// <summary>Reads the variables; null when they name no proxy.</summary>
    /// <param name="https">The value of <c>HTTPS_PROXY</c>; null or empty for none.</param>
    /// <param name="http">The value of <c>HTTP_PROXY</c>; null or empty for none.</param>
    /// <param name="exceptions">The value of <c>NO_PROXY</c>: names, addresses and networks with commas between, or <c>*</c>.</param>
    /// <exception cref="FormatException">A proxy is no address.</exception>
    public static RegistryProxy? Read(string? https, string? http, string? exceptions)
    {
        var (secure, plain) = (Parse("HTTPS_PROXY", https), Parse("HTTP_PROXY", http));
        return secure is null && plain is null
            ? null
            : new RegistryProxy(secure, plain, [.. (exceptions ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ProxyException.Parse)]);
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : ProxyOf(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => ProxyOf(host) is null || RegistryEndpoint.IsLoopback(host.Host) || _exceptions.Any(exception => exception.Covers(host));

    private Uri? ProxyOf(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    private static Uri? Parse(string variable, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        // Names without a scheme are common, and mean http.
        var text = value.Contains("://", StringComparison.Ordinal) ? value : $"http://{value}";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "socks5" or "socks5h"
            ? uri
            : throw new FormatException($"{variable} is no proxy (expected for instance 'http://proxy.example.org:3128').");
    }

    // Only proxies are told what stands in their own addresses.
    private sealed class ProxyCredentials(IReadOnlyList<Uri> proxies) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            proxies.FirstOrDefault(proxy => proxy.UserInfo.Length > 0 && RegistryEndpoint.IsSameOrigin(proxy, uri)) is { } proxy
                && proxy.UserInfo.Split(':', 2) is [var user, .. var password]
                ? new NetworkCredential(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password.FirstOrDefault() ?? ""))
                : null;
    }
}
