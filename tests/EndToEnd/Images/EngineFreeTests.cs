using Slipway.Images;
using Slipway.Images.Tests;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace EndToEnd.Images;

/// <summary>Images of prepared files and of programs with their own runtime are built without an engine; one reads and runs them.</summary>
public sealed class EngineFreeTests : IDisposable
{
    // Statically linked on every Debian, so that it runs on scratch.
    private const string StaticProgram = "/sbin/ldconfig";
    private readonly TempDirectory _temp = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Docker_runs_a_prepared_program_on_scratch_and_a_single_file_on_a_root_without_dotnet()
    {
        Assert.SkipUnless(File.Exists(StaticProgram), $"{StaticProgram} is not there.");
        var skopeo = Tools.Require("skopeo", "Debian's skopeo");
        var project = SampleSolution.Write((AbsolutePath)_temp.Path / "src");
        ImageSpec[] specs =
        [
            new("tool", new PreparedFiles((AbsolutePath)StaticProgram)) { Rules = new ImageRules { Probe = new ImageProbe("--version") { Output = "ldconfig" } } },
            new("hello", new DotNetProject(project) { Mode = DotNetPublishMode.SingleFile }) { BaseImage = ImageSpec.HostBase, Platforms = ["linux/amd64"], Rules = new ImageRules { IncludeBase = true } },
        ];
        var context = new ImageBuildContext
        {
            Layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token),
            WorkDirectory = _temp["work"],
            Version = "1.2.3",
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        };
        var images = await new ImageBuilder(new ToolRunner(TimeProvider.System), new RegistryBases()).BuildAsync(specs, context, Token);
        images[0].Platforms.Count.ShouldBe(2);

        await using var docker = await DockerDaemon.StartAsync();
        foreach (var name in new[] { "tool", "hello" })
        {
            (await RunningProcess.RunAsync(skopeo, ["copy", "--dest-daemon-host", docker.Address, $"oci:{_temp["oci"]}:{name}", $"docker-daemon:{name}:1.2.3"], _temp.Path)).ShouldExitWith(0);
        }

        (await docker.RunAsync("run", "--rm", "--network", "none", "--read-only", "--cap-drop", "ALL", "tool:1.2.3", "--version")).ShouldExitWith(0).Output.ShouldContain("ldconfig");
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        (await docker.RunAsync(
            "run", "--detach", "--name", "hello", "--network", "host", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--env", $"ASPNETCORE_HTTP_PORTS={address.Port}", "hello:1.2.3")).ShouldExitWith(0);
        await using var logs = RunningProcess.Start("docker", ["-H", docker.Address, "logs", "--follow", "hello"], _temp.Path);
        await logs.LineAsync(line => line.Contains("Application started"));
        using var client = new HttpClient { BaseAddress = address };
        (await client.GetStringAsync("version", Token)).ShouldContain("1.2.3");
        (await client.GetStringAsync("me", Token)).ShouldContain("10101");
        (await docker.RunAsync("stop", "--time", "30", "hello")).ShouldExitWith(0);
    }
}
