using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using System.Reflection;
using Gateway.Hosting.Servers;
using Gateway.Hosting.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gateway.Hosting;

/// <summary>
/// A program from its arguments to its exit code: 0 after a stop that was asked for, 1 when it failed, 2 when it was told something wrong.
/// Besides serving it answers <c>--help</c>, <c>--version</c> and <c>probe URL…</c>, see <see cref="Probe"/>.
/// </summary>
public sealed class GatewayProgram
{
    /// <summary>The assembly with the stamped version.</summary>
    public required Assembly Assembly { get; init; }

    /// <summary>The command line.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>Where help and version go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where problems go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>The program that this process runs.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The entry points of the programs call this and nothing else: it is the one place that touches environment and streams.")]
    public static GatewayProgram OfProcess(Assembly assembly, string[] arguments)
    {
        // A numbered user without a passwd entry may have no home; .NET builds no certificate chain then.
        System.Environment.SetEnvironmentVariable("HOME", System.Environment.GetEnvironmentVariable("HOME") ?? "/");
        return new()
        {
            Assembly = assembly,
            Arguments = arguments,
            Environment = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "", StringComparer.Ordinal),
            Output = Console.Out,
            Error = Console.Error,
        };
    }

    /// <summary>Reads the settings, builds the server and runs it until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync<T>(Func<SettingsReader, T> read, Func<T, ProgramVersion, WebApplication> build)
    {
        var version = ProgramVersion.Of(Assembly);
        if (Arguments is ["probe", ..])
        {
            return await ReportAsync(1, await Probe.RunAsync([.. Arguments.Skip(1)], TimeProvider.System));
        }

        if (Arguments.Contains("--version"))
        {
            await Output.WriteLineAsync($"{version.Name} {version.Version} ({version.Commit})");
            return 0;
        }

        var wantsHelp = Arguments.Contains("--help");
        var reader = new SettingsReader(wantsHelp ? [] : Arguments, Environment);
        var settings = read(reader);
        if (wantsHelp)
        {
            await Output.WriteLineAsync($"{version.Name} {version.Version}\n\nOptions, and the environment variables that stand in for them:\n{reader.Help}");
            return 0;
        }

        var wrong = await ReportAsync(2, reader.Problems);
        return wrong != 0 ? wrong : await ServeAsync(() => build(settings, version));
    }

    private async Task<int> ServeAsync(Func<WebApplication> build)
    {
        try
        {
            await using var app = build();
            await app.StartAsync();

            // A drain that took too long ends as a cancellation, which is no failure.
            await app.WaitForShutdownAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // The host has logged why; it does not tell the exit code.
            return app.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(service => service.ExecuteTask is { IsFaulted: true }) ? 1 : 0;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // A port that cannot be had; everything else that can go wrong while serving is logged where it happens.
            return await ReportAsync(1, [e.Message]);
        }
    }

    private async Task<int> ReportAsync(int exitCode, IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            await Error.WriteLineAsync($"error: {problem}");
        }

        return problems.Count == 0 ? 0 : exitCode;
    }
}
