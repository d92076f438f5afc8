namespace Slipway.Images;

/// <summary>The distribution of an image (os-release(5)).</summary>
/// <param name="Id">For instance <c>debian</c>.</param>
/// <param name="VersionId">For instance <c>12</c>; empty when it has none.</param>
internal sealed record OsRelease(string Id, string VersionId)
{
    /// <summary>For instance <c>debian-12</c>.</summary>
    public string Distribution => VersionId.Length > 0 ? $"{Id}-{VersionId}" : Id;

    /// <summary>Reads the file; null when it does not say which distribution it is.</summary>
    public static OsRelease? Read(string text)
    {
        var id = Field(text, "ID");
        return id.Length > 0 ? new OsRelease(id, Field(text, "VERSION_ID")) : null;
    }

    private static string Field(string text, string name) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..].Trim().Trim('"', '\'') ?? "";
}
