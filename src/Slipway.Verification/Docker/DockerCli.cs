using System.Globalization;

namespace Slipway.Verification;

/// <summary>The Docker client of this machine; it finds its engine itself, through DOCKER_HOST or its own settings.</summary>
/// <param name="tools">Runs it.</param>
public sealed class DockerCli(IToolRunner tools)
{
    private const int OldestMajor = 20;

    private const string Install = "install it (Debian and Ubuntu: sudo apt-get install docker.io; others: https://docs.docker.com/engine/install), or verify without it: --verify staged";

    /// <summary>The version of the engine.</summary>
    /// <exception cref="VerificationException">There is no client, no engine, or one that is too old; the message has the way out.</exception>
    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        ToolResult result;
        try
        {
            result = await tools.RunAsync(Command("version", "--format", "{{.Server.Version}}"), cancellationToken: cancellationToken);
        }
        catch (ToolNotFoundException)
        {
            throw new VerificationException($"--verify docker needs docker, which is not there: {Install}.");
        }

        if (!result.Succeeded)
        {
            throw new VerificationException($"--verify docker needs a Docker engine that answers: start it (sudo systemctl start docker), or let this user reach it. docker says:\n{Text(result)}");
        }

        var version = result.ReadOutput().Trim();
        return int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < OldestMajor
            ? throw new VerificationException($"--verify docker needs Docker {OldestMajor.ToString(CultureInfo.InvariantCulture)}.10 or newer, found {version}: {Install}.")
            : version;
    }

    /// <summary>Runs a command of the client.</summary>
    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="VerificationException">It failed; with what it says.</exception>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        var result = await tools.RunAsync(Command([.. arguments]), cancellationToken: cancellationToken);
        return result.Succeeded ? result.ReadOutput().Trim() : throw new VerificationException($"'{result.Command}' failed:\n{Text(result)}");
    }

    /// <summary>Runs a command of the client, whatever its exit code.</summary>
    public Task<ToolResult> TryAsync(CancellationToken cancellationToken, params IReadOnlyList<string> arguments) => tools.RunAsync(Command([.. arguments]), cancellationToken: cancellationToken);

    /// <summary>Runs a command of the client and sees its lines as they come.</summary>
    internal Task<ToolResult> FollowAsync(Action<string> onLine, CancellationToken cancellationToken, params IReadOnlyList<string> arguments) =>
        tools.RunAsync(Command([.. arguments]), line => onLine(line.Text), cancellationToken);

    private static ToolCommand Command(params IReadOnlyList<string> arguments) => new("docker", arguments);

    private static string Text(ToolResult result) => string.Join('\n', result.Output.TakeLast(15).Select(line => "  " + line.Text));
}
