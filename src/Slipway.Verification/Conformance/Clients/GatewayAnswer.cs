using System.Text;
using System.Text.Json;

namespace Slipway.Verification;

/// <summary>An answer that was read to its end.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Version">The version of HTTP.</param>
/// <param name="Headers">The headers; several of a name are joined by commas.</param>
/// <param name="Body">The body.</param>
public sealed record GatewayAnswer(int Status, Version Version, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    private const int LongestExcerpt = 500;

    /// <summary>The name of the backend that answered; null when none did.</summary>
    public string? Backend => Headers.GetValueOrDefault("x-echo-name");

    /// <summary>The beginning of the body as text.</summary>
    public string Excerpt => Encoding.UTF8.GetString(Body.Span[..Math.Min(Body.Length, LongestExcerpt)]);

    /// <summary>What the backend received.</summary>
    /// <exception cref="CheckFailedException">The body is no answer of an echo backend.</exception>
    public EchoReply ReadEcho()
    {
        try
        {
            return JsonSerializer.Deserialize(Body.Span, EchoReplyJson.Default.EchoReply) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new CheckFailedException("the answer of an echo backend", $"{this}") { Detail = Excerpt };
        }
    }

    /// <summary>In a few words: the status, and who answered.</summary>
    public override string ToString() => $"{Status} {(Backend is { } backend ? $"from {backend}" : "without a backend")}";
}
