namespace Slipway.Workflows;

/// <summary>A GitHub action at the commit that was reviewed.</summary>
/// <param name="Name">Repository, with the folder of the action if it has one: <c>actions/checkout</c>, <c>github/codeql-action/upload-sarif</c>.</param>
/// <param name="Version">The tag that the commit had then; for people.</param>
/// <param name="Commit">The full commit, 40 hexadecimal digits.</param>
public sealed record ActionPin(string Name, string Version, string Commit)
{
    /// <summary>What is wrong with it; empty when it can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (Name.Split('/') is not [{ Length: > 0 }, { Length: > 0 }, ..] || Name.Any(character => char.IsWhiteSpace(character) || character == '@'))
        {
            yield return $"'{Name}' is no action; expected owner/name, as in actions/checkout.";
        }

        if (Version.Length == 0 || Version.Any(char.IsWhiteSpace))
        {
            yield return $"{Name}: '{Version}' is no version; expected the tag of the commit, as in v7.0.1.";
        }

        if (Commit.Length != 40 || !Commit.All(char.IsAsciiHexDigitLower))
        {
            yield return $"{Name}: '{Commit}' is no commit; expected 40 hexadecimal digits in lower case. Tags can be moved, so that they do not do.";
        }
    }
}
