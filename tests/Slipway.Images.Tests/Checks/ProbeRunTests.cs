using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>A program is tried out as a process from the unpacked image; in a container with a real engine by the end-to-end tests.</summary>
public sealed class ProbeRunTests : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly List<string> _announced = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string Here => HostMachine.Current().Platform.ToString();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Program_runs_with_its_arguments_variables_and_folder() =>
        await BuildAsync("#!/bin/sh\necho \"$1 $NAME $(cat data)\"\n", new ImageProbe("--version") { Output = "--version value text" });

    [Fact]
    public async Task Program_that_fails_is_a_problem_with_its_last_words() =>
        (await RefusedAsync("#!/bin/sh\necho broken >&2; exit 3\n", new ImageProbe())).ShouldMatch("(?s)^Image 'tool': its program does not run: .*failed with exit code 3:.*broken$");

    [Fact]
    public async Task Program_that_writes_something_else_is_a_problem() =>
        (await RefusedAsync("#!/bin/sh\necho 1.2\n", new ImageProbe("-v") { Output = "1.3" })).ShouldBe("Image 'tool': its program was expected to write '1.3' for '-v', and wrote '1.2'.");

    [Fact]
    public async Task Program_that_does_not_end_is_a_problem() =>
        (await RefusedAsync("#!/bin/sh\nexec sleep 600\n", new ImageProbe { Timeout = TimeSpan.FromMilliseconds(300) })).ShouldContain("its program did not end within 0.3 s");

    [Fact]
    public async Task Program_whose_loader_is_not_here_is_not_tried_out_and_that_is_said()
    {
        await BuildAsync("#!/lib/no-such-loader\n", new ImageProbe());
        _announced.ShouldHaveSingleItem().ShouldStartWith("Image 'tool': its program was not tried out");
    }

    [Fact]
    public async Task Program_of_another_platform_is_not_run() =>
        await BuildAsync("#!/bin/sh\nexit 1\n", new ImageProbe(), "linux/s390x");

    private async Task<string> RefusedAsync(string program, ImageProbe probe)
    {
        var message = (await Should.ThrowAsync<ImageBuildException>(BuildAsync(program, probe))).Message;
        (await (await OciLayout.OpenOrCreateAsync(_temp["oci"], Token)).ReadIndexAsync(Token)).Manifests.ShouldBeEmpty();
        Directory.Exists(_temp["work/probe"]).ShouldBeFalse();
        return message;
    }

    private async Task BuildAsync(string program, ImageProbe probe, string? platform = null)
    {
        _temp.Write("files/run", program);
        _temp.Write("files/data", "text");
        File.SetUnixFileMode(_temp["files/run"], TarEntry.Executable);
        var spec = new ImageSpec("tool", new PreparedFiles((AbsolutePath)_temp["files"]))
        {
            Platforms = [platform ?? Here],
            Entrypoint = ["/app/run"],
            Environment = new Dictionary<string, string> { ["NAME"] = "value", ["PATH"] = "/usr/bin" },
            Rules = new ImageRules { Probe = probe },
        };
        var context = new ImageBuildContext
        {
            Layout = await OciLayout.OpenOrCreateAsync(_temp["oci"], Token),
            WorkDirectory = _temp["work"],
            Version = "1.2.3",
            Created = DateTimeOffset.UnixEpoch,
            Announce = _announced.Add,
        };
        await new ImageBuilder(new ToolRunner(TimeProvider.System), new FakeBaseSource()).BuildAsync([spec], context, Token);
    }
}
