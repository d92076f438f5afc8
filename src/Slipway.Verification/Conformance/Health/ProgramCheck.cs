using System.Text.Json;

namespace Slipway.Verification.Conformance;

/// <summary>Asks every program of the gateway how it is.</summary>
/// <param name="name">What it looks at.</param>
internal abstract class ProgramCheck(string name) : ConformanceCheck
{
    public override string Group => ConformanceGroups.Health;

    public override string Name => name;

    public override async Task<string> RunAsync(CheckContext context, CancellationToken cancellationToken)
    {
        var addresses = context.Gateway.Addresses;
        var all = addresses.Programs.Prepend(new("proxy", addresses.Admin)).DistinctBy(program => program.Key).ToArray();
        foreach (var (program, address) in all)
        {
            context.Doing = $"asking {program}";
            await AskAsync(program, address, context, cancellationToken);
        }

        return $"{string.Join(", ", all.Select(program => program.Key))}: as expected";
    }

    protected abstract Task AskAsync(string program, Uri address, CheckContext context, CancellationToken cancellationToken);

    /// <summary>Asks a status endpoint.</summary>
    internal static async Task<GatewayAnswer> GetAsync(Uri address, string path, CancellationToken cancellationToken)
    {
        using var client = new GatewayClient(address, new(1, 1)) { FreshConnections = true };
        return await client.SendAsync(new(address.Host, path), cancellationToken);
    }
}

/// <summary>All programs are alive.</summary>
internal sealed class LiveCheck() : ProgramCheck("live")
{
    protected override async Task AskAsync(string program, Uri address, CheckContext context, CancellationToken cancellationToken) =>
        Expect.Equal($"{program} /healthz", 200, (await GetAsync(address, "/healthz", cancellationToken)).Status);
}

/// <summary>All programs are ready.</summary>
internal sealed class ReadyCheck() : ProgramCheck("ready")
{
    protected override async Task AskAsync(string program, Uri address, CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(address, "/readyz", cancellationToken);
        if (answer.Status != 200)
        {
            throw new CheckFailedException($"{program} /readyz 200", $"{answer.Status}: {answer.Excerpt}");
        }
    }
}

/// <summary>All programs are of the version that is verified.</summary>
internal sealed class VersionCheck() : ProgramCheck("version")
{
    protected override async Task AskAsync(string program, Uri address, CheckContext context, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(address, "/version", cancellationToken);
        Expect.Equal($"{program} /version", 200, answer.Status);
        Expect.Equal($"{program} of the version", context.Options.Version ?? Version(answer), Version(answer));
    }

    private static string? Version(GatewayAnswer answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return json.RootElement.GetProperty("version").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CheckFailedException("JSON with a version", answer.Excerpt);
        }
    }
}
