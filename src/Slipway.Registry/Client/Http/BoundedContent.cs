namespace Slipway.Registry;

/// <summary>Reads answers that belong into memory, and no more of them than does.</summary>
internal static class BoundedContent
{
    public static async Task<byte[]> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var result = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await result.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            if (result.Length > limit)
            {
                throw new RegistryException($"An answer has more than the {limit} bytes that its kind may have.");
            }
        }

        return result.ToArray();
    }
}
