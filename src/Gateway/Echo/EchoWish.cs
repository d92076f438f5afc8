using System.Globalization;
using Gateway.Hosting.Settings;

namespace Gateway.Echo;

/// <summary>How a request wants to be answered, by its query.</summary>
/// <param name="Delay"><c>delay=500ms</c>: waits before it answers; the path <c>/slow</c> alone waits a second.</param>
/// <param name="Status"><c>status=418</c>: answers with this status.</param>
/// <param name="Size"><c>size=1048576</c>: answers with so many bytes, the n-th of which is n modulo 251, instead of JSON.</param>
internal sealed record EchoWish(TimeSpan Delay, int Status, long? Size)
{
    private const long LargestSize = 1L << 30;

    /// <summary>Reads the wish; null when it makes no sense.</summary>
    public static EchoWish? Of(HttpRequest request)
    {
        var delay = Text(request, "delay") ?? (request.Path == "/slow" ? "1s" : "0s");
        var size = Text(request, "size");
        return Duration.TryParse(delay, out var wait)
            && Number(Text(request, "status") ?? "200") is >= 200 and <= 599 and var status
            && Number(size ?? "0") is >= 0 and <= LargestSize and var length
            ? new(wait, (int)status, size is null ? null : length)
            : null;
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
