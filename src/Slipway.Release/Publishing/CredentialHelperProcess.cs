using Slipway.Registry;

namespace Slipway.Release;

/// <summary>Runs docker's credential helpers.</summary>
internal sealed class CredentialHelperProcess(IToolRunner runner) : ICredentialHelper
{
    /// <inheritdoc/>
    public async Task<(int ExitCode, string Output)> GetAsync(string name, string serverUrl, CancellationToken cancellationToken)
    {
        try
        {
            var result = await runner.RunAsync(new ToolCommand($"docker-credential-{name}", "get") { StandardInput = serverUrl }, cancellationToken: cancellationToken);
            return (result.ExitCode, result.ReadOutput());
        }
        catch (ToolNotFoundException error)
        {
            throw new IOException(error.Message, error);
        }
    }
}
