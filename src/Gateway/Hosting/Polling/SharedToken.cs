using System.Security.Cryptography;
using System.Text;

namespace Gateway.Hosting.Polling;

/// <summary>
/// The secret that the gateway's programs share, in a file that may change while they run. It may hold several tokens, one a line:
/// all are accepted and the first is presented, so that a token is replaced without a moment in which the programs disagree.
/// </summary>
public sealed class SharedToken(string file)
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether the value of an Authorization header presents one of the tokens. The time that it takes does not depend on how much of a token is right.</summary>
    public bool Accepts(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var presented = SHA256.HashData(Encoding.UTF8.GetBytes(authorization[Scheme.Length..]));
        return Read().Aggregate(false, (accepted, token) => accepted | CryptographicOperations.FixedTimeEquals(presented, SHA256.HashData(Encoding.UTF8.GetBytes(token))));
    }

    /// <summary>The value of the Authorization header that presents the first token; null when the file holds none.</summary>
    public string? Authorization => Read().FirstOrDefault() is { } token ? Scheme + token : null;

    // Read each time: the file is small, the calls are few, and a rotated token works at once.
    private string[] Read()
    {
        try
        {
            return File.ReadAllText(file).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
