namespace EndToEnd.Images;

/// <summary>Independent tools accept an image on a host base, and its program runs in it.</summary>
public sealed class HostBaseImageTests(HostBaseImage built) : IClassFixture<HostBaseImage>
{
    [Fact]
    public async Task Skopeo_inspects_and_copies_it()
    {
        var skopeo = Tools.Require("skopeo", "Debian's skopeo");
        var inspected = await RunningProcess.RunAsync(skopeo, ["inspect", "--config", $"oci:{built.Layout}:hello"], built.Layout);
        inspected.ShouldExitWith(0).Output.ShouldContain("\"User\": \"10101:10101\"");

        (await RunningProcess.RunAsync(skopeo, ["copy", "--all", $"oci:{built.Layout}:hello", $"dir:{built["copy"]}"], built.Layout)).ShouldExitWith(0);
        var index = await File.ReadAllBytesAsync(Path.Combine(built["copy"], "manifest.json"), TestContext.Current.CancellationToken);
        Slipway.Oci.Digest.Of(index).ShouldBe(built.Image.Descriptor.Digest);
    }

    [Fact]
    public async Task Umoci_unpacks_it()
    {
        var umoci = Tools.Require("umoci", "Debian's umoci");
        var skopeo = Tools.Require("skopeo", "Debian's skopeo");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "umoci unpacks with owners, which root only can set.");

        // umoci does not read an index of platforms.
        (await RunningProcess.RunAsync(skopeo, ["copy", $"oci:{built.Layout}:hello", $"oci:{built["single"]}:hello"], built.Layout)).ShouldExitWith(0);
        (await RunningProcess.RunAsync(umoci, ["unpack", "--image", $"{built["single"]}:hello", built["bundle"]], built.Layout)).ShouldExitWith(0);

        File.Exists(built["bundle/rootfs/app/Hello.dll"]).ShouldBeTrue();
        File.ReadAllText(built["bundle/rootfs/etc/passwd"]).ShouldContain("app:x:10101:10101");
        File.GetLastWriteTimeUtc(built["bundle/rootfs/app/Hello.dll"]).ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).UtcDateTime);
    }

    [Fact]
    public async Task Docker_runs_it_without_root_capabilities_or_a_writable_root()
    {
        var skopeo = Tools.Require("skopeo", "Debian's skopeo");
        await using var docker = await DockerDaemon.StartAsync();
        (await RunningProcess.RunAsync(skopeo, ["copy", "--dest-daemon-host", docker.Address, $"oci:{built.Layout}:hello", "docker-daemon:hello:1.2.3"], built.Layout)).ShouldExitWith(0);
        var address = new Uri($"http://localhost:{FreePort.Find()}");

        (await docker.RunAsync(
            "run", "--detach", "--name", "hello", "--network", "host", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
            "--env", $"ASPNETCORE_HTTP_PORTS={address.Port}", "hello:1.2.3")).ShouldExitWith(0);
        await using var logs = RunningProcess.Start("docker", ["-H", docker.Address, "logs", "--follow", "hello"], built.Layout);
        await logs.LineAsync(line => line.Contains("Application started"));

        using var client = new HttpClient { BaseAddress = address };
        foreach (var (path, expected) in new[]
        {
            ("healthz", "healthy"), ("version", "1.2.3"), ("greeting", "Greeting: hello"), ("me", "10101"), ("zone", "01:00:00"), ("resolve/localhost", "1"), ("write", "written"),
            ("index.html", "<p>hello</p>"),
        })
        {
            (await client.GetStringAsync(path, TestContext.Current.CancellationToken)).ShouldContain(expected, Case.Sensitive, path);
        }

        int.Parse(await client.GetStringAsync("certificates", TestContext.Current.CancellationToken)).ShouldBeGreaterThan(50);

        // SIGTERM reaches the program, which is the container's first process.
        (await docker.RunAsync("stop", "--time", "30", "hello")).ShouldExitWith(0);
        (await docker.RunAsync("inspect", "--format", "{{.State.ExitCode}}", "hello")).Output.Trim().ShouldBe("0");
    }

    [Fact]
    public async Task Packages_of_the_machine_are_where_scanners_look()
    {
        Assert.SkipUnless(File.Exists("/var/lib/dpkg/status"), "This machine has no dpkg.");
        var umoci = Tools.Require("umoci", "Debian's umoci");
        var skopeo = Tools.Require("skopeo", "Debian's skopeo");
        (await RunningProcess.RunAsync(skopeo, ["copy", $"oci:{built.Layout}:hello", $"oci:{built["scan"]}:hello"], built.Layout)).ShouldExitWith(0);
        (await RunningProcess.RunAsync(umoci, ["raw", "unpack", "--rootless", "--image", $"{built["scan"]}:hello", built["scan-root"]], built.Layout)).ShouldExitWith(0);

        foreach (var package in built.Image.Base.Packages)
        {
            (await File.ReadAllTextAsync(built[$"scan-root/var/lib/dpkg/status.d/{package.Name}"], TestContext.Current.CancellationToken)).ShouldContain($"Version: {package.Version}");
        }

        built.Image.Base.Packages.Select(package => package.Name).ShouldContain("libc6");
    }
}
