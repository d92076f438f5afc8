using Slipway.Oci;

namespace Slipway.Release;

/// <summary>Tags of a release already name other content.</summary>
public sealed class PublishConflictException(IReadOnlyList<(Reference Reference, Digest Existing, Digest Built)> conflicts) : Exception(Describe(conflicts))
{
    private static string Describe(IReadOnlyList<(Reference Reference, Digest Existing, Digest Built)> conflicts) =>
        string.Join(
            '\n',
            [
                "This version is already published with other content, and a release never changes. Nothing was pushed.",
                .. conflicts.Select(conflict => $"  {conflict.Reference}\n    published: {conflict.Existing}\n    built now: {conflict.Built}"),
                "Release the new content under a new version (--version), or check out the commit that was released.",
            ]);
}
