namespace Slipway.Registry;

/// <summary>Runs docker's credential helpers (<c>docker-credential-NAME</c>), which keep passwords in a keychain. Whoever may start processes implements it.</summary>
public interface ICredentialHelper
{
    /// <summary>Runs <c>docker-credential-{name} get</c> with <paramref name="serverUrl"/> on its standard input.</summary>
    /// <returns>Its exit code and standard output; the output has a password and must not be logged.</returns>
    /// <exception cref="IOException">The program cannot be started.</exception>
    Task<(int ExitCode, string Output)> GetAsync(string name, string serverUrl, CancellationToken cancellationToken);
}
