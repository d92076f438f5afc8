namespace Slipway.Registry;

/// <summary>What a registry is told about who asks. The text form never shows a secret.</summary>
public sealed record RegistryCredential
{
    private RegistryCredential()
    {
    }

    /// <summary>The user's name; empty for tokens.</summary>
    public string UserName { get; private init; } = "";

    /// <summary>The password; null for tokens.</summary>
    public string? Password { get; private init; }

    /// <summary>A refresh token, which is exchanged for short-lived ones; null for others.</summary>
    public string? IdentityToken { get; private init; }

    /// <summary>A token that is sent as it is; null for others.</summary>
    public string? RegistryToken { get; private init; }

    /// <summary>A name and a password, sent to the registry itself (Basic) or to its token service.</summary>
    public static RegistryCredential Basic(string userName, string password) => new() { UserName = userName, Password = password };

    /// <summary>A refresh token for the registry's token service.</summary>
    public static RegistryCredential Identity(string token) => new() { IdentityToken = token };

    /// <summary>A bearer token for the registry itself.</summary>
    public static RegistryCredential Bearer(string token) => new() { RegistryToken = token };

    /// <summary>The kind and the user's name.</summary>
    public override string ToString() =>
        Password is not null ? $"user '{UserName}' with a password" : IdentityToken is not null ? "an identity token" : "a registry token";
}
