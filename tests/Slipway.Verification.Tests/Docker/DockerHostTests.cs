using System.Globalization;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Verification.Tests.Docker;

/// <summary>How containers are run, and that nothing of them is left.</summary>
public sealed class DockerHostTests : IDisposable
{
    private static readonly ProgramOrder Order = new() { Image = "echo", Instance = "echo-a-1", Service = "echo-a", Ports = [new("--http", "http", 8080)], Arguments = ["--name", "echo-a"] };
    private static readonly Dictionary<string, string> Images = new(StringComparer.Ordinal) { ["echo"] = "localhost:5005/local/echo@sha256:abc" };

    private readonly TempDirectory _folder = new();
    private readonly FakeDocker _docker = new FakeDocker().Answer("version", "28.1.0");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AbsolutePath Run => _folder["run-1-2-3"];

    [Fact]
    public async Task Container_has_no_rights_and_nothing_to_write_to()
    {
        await using var host = await DockerHost.CreateAsync(new DockerCli(_docker), Images, Run, Cancel);

        await host.StartAsync(Order, Cancel);

        var run = _docker.Commands.Single(command => command.StartsWith("run ", StringComparison.Ordinal));
        run.ShouldContain("--read-only --cap-drop ALL --security-opt no-new-privileges");
        run.ShouldContain("--network slipway-run-1-2-3 --network-alias echo-a");
        run.ShouldContain($"--volume {Run / "shared"}:/.verification:ro");
        run.ShouldContain($"--label dev.slipway.verification={Run}");
        run.ShouldEndWith("localhost:5005/local/echo@sha256:abc --http *:8080 --name echo-a");
        run.ShouldNotContain("--user");
        run.ShouldNotContain("--tmpfs");
    }

    [Fact]
    public async Task Ports_are_published_on_the_loopback_interface_where_this_machine_is_not_in_the_network()
    {
        _docker.Answer("network inspect", "192.0.2.1").Answer("port", "127.0.0.1:49153");
        await using var host = await DockerHost.CreateAsync(new DockerCli(_docker), Images, Run, Cancel);

        var program = await host.StartAsync(Order, Cancel);

        _docker.Commands.Single(command => command.StartsWith("run ", StringComparison.Ordinal)).ShouldContain("--publish 127.0.0.1::8080");
        (await program.AddressAsync("http", Cancel)).ToString().ShouldBe("127.0.0.1:49153");
    }

    [Fact]
    public async Task Nothing_is_published_where_this_machine_is_in_the_network()
    {
        _docker.Answer("network inspect", "127.0.0.1").Answer("inspect", "172.18.0.2:8080");
        await using var host = await DockerHost.CreateAsync(new DockerCli(_docker), Images, Run, Cancel);

        var program = await host.StartAsync(Order, Cancel);

        _docker.Commands.Single(command => command.StartsWith("run ", StringComparison.Ordinal)).ShouldNotContain("--publish");
        (await program.AddressAsync("http", Cancel)).ToString().ShouldBe("172.18.0.2:8080");
    }

    [Fact]
    public async Task End_of_the_host_removes_its_containers_and_then_its_network()
    {
        _docker.Answer($"ps --all --filter label=dev.slipway.verification={Run}", "c1\nc2").Answer($"network ls --filter label=dev.slipway.verification={Run}", "n1");

        await (await DockerHost.CreateAsync(new DockerCli(_docker), Images, Run, Cancel)).DisposeAsync();

        _docker.Commands.TakeLast(4).Where(command => command.Contains(" rm ", StringComparison.Ordinal) || command.StartsWith("rm ", StringComparison.Ordinal)).ShouldBe(["rm --force --volumes c1 c2", "network rm n1"]);
    }

    [Fact]
    public async Task Network_that_cannot_be_made_leaves_nothing()
    {
        _docker.Answer("network create", "all predefined address pools have been fully subnetted", code: 1);

        (await Should.ThrowAsync<VerificationException>(() => DockerHost.CreateAsync(new DockerCli(_docker), Images, Run, Cancel))).Message.ShouldContain("fully subnetted");

        _docker.Commands[^1].ShouldStartWith("network ls");
    }

    [Fact]
    public async Task Only_what_killed_runs_of_this_repository_left_is_removed()
    {
        using var running = RunFolder.Create(_folder.Path);
        _docker.Answer("ps", string.Create(CultureInfo.InvariantCulture, $"c1 {Run}\nc2 {running.Path}\nc3 /elsewhere/run-1-2-3\nc4 ")).Answer("network ls", $"n1 {Run}");

        await new DockerLeftovers(new DockerCli(_docker)).RemoveAbandonedAsync(_folder.Path, Cancel);

        _docker.Commands.Where(command => command.Contains("rm ", StringComparison.Ordinal)).ShouldBe(["rm --force --volumes c1", "network rm n1"]);
    }

    public void Dispose() => _folder.Dispose();
}
