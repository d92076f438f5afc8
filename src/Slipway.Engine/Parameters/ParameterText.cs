using Slipway.Engine.Secrets;

namespace Slipway.Engine;

/// <summary>What a source says about a parameter.</summary>
/// <param name="Values">The text, or the elements of an array.</param>
/// <param name="Source">Where it was found, as a person would say it.</param>
/// <param name="IsSplit">Whether <paramref name="Values"/> already are the elements of an array.</param>
/// <param name="Profile">The profile of the file that says it, empty for that of all builds; null when it comes from elsewhere.</param>
internal sealed record ParameterText(IReadOnlyList<string> Values, string Source, bool IsSplit = false, string? Profile = null)
{
    /// <summary>Whether the text, being a secret's, is an encrypted one.</summary>
    public bool IsEncrypted => Profile is not null && Values is [var only] && SecretCipher.IsEncrypted(only);
}
