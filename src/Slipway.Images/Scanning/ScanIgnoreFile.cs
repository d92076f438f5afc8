using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Reads ignores from a file: <c>{ "ignores": [ { "id": "CVE-2026-1234", "reason": "…", "until": "2027-01-31", "package": "openssl", "image": "proxy" } ] }</c>.</summary>
public static class ScanIgnoreFile
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="ScanException">It cannot be read, or an entry lacks <c>id</c>, <c>reason</c> or <c>until</c>; the message names it.</exception>
    public static IReadOnlyList<ScanIgnore> Read(AbsolutePath file)
    {
        try
        {
            var content = JsonSerializer.Deserialize(file.ReadAllText(), ScanIgnoreJson.Default.ScanIgnoreList);
            return [.. (content?.Ignores ?? throw new ScanException($"{file} has no list 'ignores'.")).Select((entry, index) => Entry(file, entry, index))];
        }
        catch (JsonException error)
        {
            throw new ScanException($"{file} is no list of ignored vulnerabilities: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScanException($"{file} cannot be read: {error.Message}", error);
        }
    }

    private static ScanIgnore Entry(AbsolutePath file, ScanIgnoreEntry? entry, int index) =>
        entry?.Until is { } until
            ? new ScanIgnore(entry.Id ?? "", entry.Reason ?? "", until) { Package = entry.Package, Image = entry.Image }
            : throw new ScanException($"{file}: {entry?.Id ?? $"the entry {index + 1}"} is ignored without an end: set 'until', for instance \"2027-01-31\".");
}

internal sealed record ScanIgnoreList(IReadOnlyList<ScanIgnoreEntry?>? Ignores);

internal sealed record ScanIgnoreEntry(string? Id, string? Reason, DateOnly? Until, string? Package, string? Image);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ScanIgnoreList))]
internal sealed partial class ScanIgnoreJson : JsonSerializerContext;
