using System.Collections.ObjectModel;

namespace Slipway.Verification;

/// <summary>A request to a gateway.</summary>
/// <param name="Host">The host that it names, wherever it is sent.</param>
/// <param name="Target">Path and query.</param>
public sealed record GatewayRequest(string Host, string Target = "/")
{
    /// <summary>The method.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The body; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>As a person would write it: method, host, target, headers.</summary>
    public override string ToString() => $"{Method} {Host}{Target}{string.Concat(Headers.Select(header => $" {header.Key}: {header.Value}"))}";
}
