namespace Slipway.Verification;

/// <summary>How a route names an echo backend. It stays the same when the backend is stopped, started again or rolled out.</summary>
/// <param name="Host">Host name or address as the gateway sees it: <c>127.0.0.1</c>, the name of a Service.</param>
/// <param name="Port">The port for HTTP/1.1.</param>
/// <param name="H2cPort">The port for HTTP/2 without TLS.</param>
public sealed record BackendAddress(string Host, int Port, int H2cPort);
