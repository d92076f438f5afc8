using System.Net;
using Gateway.Controller;
using Gateway.Hosting.Settings;
using Gateway.Proxy;
using Gateway.Sds;
using Microsoft.Extensions.Logging;
using Slipway.Testing;

namespace Gateway.Tests.Hosting;

/// <summary>Settings come from the command line, then from the environment, and every mistake is named.</summary>
public sealed class SettingsReaderTests : IDisposable
{
    private readonly TempDirectory folder = new();

    [Fact]
    public void Command_line_wins_over_the_environment_and_that_over_the_default()
    {
        var reader = new SettingsReader(["--a", "1", "--b=2"], new Dictionary<string, string> { ["GATEWAY_B"] = "3", ["GATEWAY_C_D"] = "4", ["GATEWAY_E"] = "" });

        reader.Value("a", "0", "", Parsers.Count).ShouldBe(1);
        reader.Value("b", "0", "", Parsers.Count).ShouldBe(2);
        reader.Value("c-d", "0", "", Parsers.Count).ShouldBe(4);
        reader.Value("e", "0", "", Parsers.Count).ShouldBe(0);
        reader.Optional("f", "", Parsers.Text).ShouldBeNull();
        reader.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Every_problem_is_named_with_what_was_found_and_expected()
    {
        var reader = new SettingsReader(["stray", "--twice=1", "--twice=2", "--alone", "--odd=x", "--number", "many", "--last"], new Dictionary<string, string> { ["GATEWAY_SWITCH"] = "on" });
        reader.Value("twice", "0", "", Parsers.Count);
        reader.Value("number", "0", "", Parsers.Count);
        reader.Value("switch", "false", "", Parsers.Switch);
        reader.Optional("alone", "", Parsers.HttpAddress);
        reader.Required("needed", "the thing", Parsers.Text);

        reader.Problems.ShouldBe(
        [
            "'stray' is no option; options start with --",
            "--twice is given twice",
            "--alone has no value",
            "--last has no value",
            "--number: 'many' is no number; expected a whole number, zero or more",
            "GATEWAY_SWITCH: 'on' is neither true nor false",
            "--alone: '' is no http address; expected one such as http://controller:8081",
            "--needed (or GATEWAY_NEEDED) is missing: the thing",
            "--last is unknown; --help lists the options",
            "--odd is unknown; --help lists the options",
        ]);
    }

    [Theory]
    [InlineData("127.0.0.1:80", "127.0.0.1", 80)]
    [InlineData("[::1]:65535", "::1", 65535)]
    [InlineData("*:0", null, 0)]
    [InlineData(":8080", null, 8080)]
    public void Listen_address_is_an_address_and_a_port(string text, string? address, int port) =>
        ListenAddress.Parse(text).ShouldBe(new(address is null ? null : IPAddress.Parse(address), port));

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("localhost:80")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("*: 80")]
    public void Anything_else_is_no_listen_address(string text) =>
        Should.Throw<FormatException>(() => ListenAddress.Parse(text)).Message.ShouldStartWith($"'{text}' is no address to listen on");

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("500ms", 500)]
    [InlineData("15s", 15_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1m1s1ms", 61_001)]
    public void Duration_is_numbers_with_units(string text, int milliseconds) => Duration.Parse(text).TotalMilliseconds.ShouldBe(milliseconds);

    [Theory]
    [InlineData("")]
    [InlineData("15")]
    [InlineData("1.5s")]
    [InlineData("-1s")]
    [InlineData("1d")]
    [InlineData("100000s")]
    [InlineData("1s\n")]
    [InlineData("1s2s3s4s5s")]
    public void Anything_else_is_no_duration(string text) => Should.Throw<FormatException>(() => Duration.Parse(text));

    [Fact]
    public void Proxy_reads_its_settings()
    {
        var settings = Read(ProxySettings.Read, "--controller=http://c:1", "--https=:2", "--sds=https://s", "--log-level=debug", "--max-body-bytes=5", "--drain-delay=1s");

        settings.Http.ShouldBe(new(null, 8080));
        settings.Https.ShouldBe(new(null, 2));
        settings.H2c.ShouldBeNull();
        settings.Limits.BodyBytes.ShouldBe(5);
        settings.Limits.Connections.ShouldBeNull();
        settings.Host.LogLevel.ShouldBe(LogLevel.Debug);
        settings.Host.DrainDelay.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Proxy_names_what_it_cannot_use() => Problems(ProxySettings.Read, "--https=:1", "--max-header-bytes=1", "--log-level=loud", "--token-file=/no/such").ShouldBe(
    [
        "--controller (or GATEWAY_CONTROLLER) is missing: address of the controller",
        "--token-file: there is no file /no/such",
        "--max-header-bytes: '1' is not between 1024 and 1048576 bytes",
        "--log-level: 'loud' is no log level; expected one of Trace, Debug, Information, Warning, Error, Critical, None",
        "--https needs certificates: give --sds too",
    ]);

    [Fact]
    public void Controller_needs_a_file_or_a_cluster()
    {
        Problems(ControllerSettings.Read, $"--service-account={folder["none"]}").ShouldBe(
            [$"--routes-file is not given, and there is no service account in {folder["none"]} to read routes from a cluster"]);
        Read(ControllerSettings.Read, $"--service-account={folder.Path}").Cluster.AuthorityFile.ShouldBe(folder["ca.crt"]);
        Read(ControllerSettings.Read, $"--routes-file={folder.Write("routes.yaml", "#")}").RoutesFile.ShouldBe(folder["routes.yaml"]);
    }

    [Fact]
    public void Secret_discovery_never_runs_without_a_token() => Problems(SdsSettings.Read, $"--secrets={folder.Path}").ShouldBe(
        ["--token-file (or GATEWAY_TOKEN_FILE) is missing: file with the token that proxies must present"]);

    public void Dispose() => folder.Dispose();

    private static T Read<T>(Func<SettingsReader, T> read, params string[] arguments)
    {
        var reader = new SettingsReader(arguments, new Dictionary<string, string>());
        var settings = read(reader);
        reader.Problems.ShouldBeEmpty();
        return settings;
    }

    private static IReadOnlyList<string> Problems<T>(Func<SettingsReader, T> read, params string[] arguments)
    {
        var reader = new SettingsReader(arguments, new Dictionary<string, string>());
        read(reader);
        return reader.Problems;
    }
}
