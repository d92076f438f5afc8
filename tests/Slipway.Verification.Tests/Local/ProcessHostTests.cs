using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Verification.Tests.Local;

/// <summary>Running an image's program as a process of this machine.</summary>
public sealed class ProcessHostTests : IDisposable
{
    private static readonly ProgramOrder Order = new() { Image = "proxy", Instance = "proxy-1", Ports = [new("--http", "http", 8080)], Arguments = ["--last", "a b"] };

    private readonly TempDirectory _folder = new();

    private AbsolutePath Root => _folder.Path;

    [Fact]
    public async Task Program_gets_its_arguments_and_environment_and_nothing_of_this_machines()
    {
        await using var host = await HostAsync("""
            for argument; do echo "[$argument]"; done
            echo "greeting: $GREETING"
            echo "home: ${HOME-none}"
            echo "folder: $(pwd)"
            """);

        var lines = await LinesAsync(host);

        lines.Take(6).ShouldBe(["[--http]", "[127.0.0.1:0]", "[--last]", "[a b]", "greeting: hello", "home: none"]);
        lines[6].ShouldEndWith("/app");
    }

    [Fact]
    public async Task Program_sees_the_image_alone_and_cannot_write_to_it()
    {
        await using var host = await IsolatedHostAsync("""
            for file in /*; do echo "$file"; done
            (echo x > /app/new) 2>/dev/null && echo written
            read text < /.verification/routes.yaml; echo "$text"
            [ -c /dev/null ] && [ -d /proc/self ] && echo "devices"
            """);
        File.WriteAllText(host.SharedFolder / "routes.yaml", "routes\n");

        var lines = await LinesAsync(host);

        lines.ShouldContain("/app");
        lines.ShouldNotContain("/home", "the files of this machine must not be in reach");
        lines.ShouldNotContain("written");
        lines.ShouldContain("routes");
        lines.ShouldContain("devices");
    }

    [Fact]
    public async Task Program_runs_as_the_user_of_its_image_without_privileges()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can run programs as another user.");
        await using var host = await IsolatedHostAsync("while read -r line; do echo \"$line\"; done < /proc/self/status");

        var lines = (await LinesAsync(host)).Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList();

        lines.ShouldContain("Uid: 10101 10101 10101 10101");
        lines.ShouldContain("Gid: 10101 10101 10101 10101");
        lines.ShouldContain("Groups:");
        lines.ShouldContain("NoNewPrivs: 1");
        lines.ShouldContain("CapEff: 0000000000000000");
    }

    [Fact]
    public async Task Port_is_what_the_program_says_it_is()
    {
        await using var host = await HostAsync("""echo '{"Message":"Port admin listens on 127.0.0.1:41"}'; echo '{"Message":"Port http listens on 127.0.0.1:42"}'; read nothing < /dev/zero""");

        await using var program = await host.StartAsync(Order, TestContext.Current.CancellationToken);

        (await program.AddressAsync("http", TestContext.Current.CancellationToken)).ToString().ShouldBe("127.0.0.1:42");
    }

    [Fact]
    public async Task Program_that_ends_before_it_opens_its_port_is_told_with_its_last_lines()
    {
        await using var host = await HostAsync("echo 'no such file: libssl.so'; exit 3");
        await using var program = await host.StartAsync(Order, TestContext.Current.CancellationToken);

        var error = await Should.ThrowAsync<VerificationException>(() => program.AddressAsync("http", TestContext.Current.CancellationToken));

        error.Message.ShouldBe("proxy-1 ended by itself with exit code 3. Its last lines:\n  no such file: libssl.so");
    }

    [Fact]
    public async Task Program_that_is_missing_in_its_image_is_named()
    {
        await using var host = await HostAsync("", image => image with { Command = ["dotnet", "Proxy.dll"] });

        var error = await Should.ThrowAsync<VerificationException>(async () =>
        {
            await using var program = await host.StartAsync(Order, TestContext.Current.CancellationToken);
            await program.AddressAsync("http", TestContext.Current.CancellationToken);
        });

        error.Message.ShouldContain("dotnet");
    }

    [Theory]
    [InlineData("app")]
    [InlineData("")]
    [InlineData("10101:")]
    public async Task User_that_is_no_number_is_refused(string user)
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can run programs as another user.");
        await using var host = await IsolatedHostAsync("", image => image with { User = user });

        (await Should.ThrowAsync<VerificationException>(() => host.StartAsync(Order, TestContext.Current.CancellationToken))).Message.ShouldContain($"'{user}'");
    }

    [Fact]
    public async Task Link_in_place_of_a_mounted_folder_is_refused()
    {
        await using var host = await IsolatedHostAsync("", image =>
        {
            Directory.CreateSymbolicLink(image.Root / "dev", "/etc");
            return image;
        });

        (await Should.ThrowAsync<VerificationException>(() => host.StartAsync(Order, TestContext.Current.CancellationToken))).Message.ShouldContain("/dev");
    }

    [Fact]
    public async Task Stopped_program_may_finish_its_work()
    {
        await using var host = await HostAsync("trap 'echo finished; exit 0' TERM; echo started; while :; do :; done");
        var program = await host.StartAsync(Order, TestContext.Current.CancellationToken);
        await program.Log.FindAsync(line => line == "started" ? line : null);

        await program.StopAsync();

        program.Log.Lines.ShouldContain("finished");
        program.End.ShouldBeNull();
    }

    [Fact]
    public async Task Killed_program_finishes_nothing_and_leaves_no_process()
    {
        await using var host = await HostAsync("trap 'echo finished; exit 0' TERM; echo started; while :; do :; done");
        var program = await host.StartAsync(Order, TestContext.Current.CancellationToken);
        await program.Log.FindAsync(line => line == "started" ? line : null);

        await program.KillAsync();

        program.Log.Lines.ShouldNotContain("finished");
        MarkedProcesses.Find(Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task End_of_the_host_ends_all_programs()
    {
        var host = await HostAsync("echo started; while :; do :; done");
        var program = await host.StartAsync(Order, TestContext.Current.CancellationToken);
        await program.Log.FindAsync(line => line == "started" ? line : null);

        await host.DisposeAsync();

        await ((Task)program.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        MarkedProcesses.Find(Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_isolation_the_program_of_the_image_still_runs()
    {
        var image = ShellImage.Write(Root / "image", "echo \"$1 from $0\"");
        var command = new ProcessCommands(Environment.GetEnvironmentVariable("PATH"), (Root / "shared").CreateDirectory()).Create(image, ProcessIsolation.None, "mark", ["hello"]);

        var result = await new ToolRunner(TimeProvider.System).RunAsync(command, cancellationToken: TestContext.Current.CancellationToken);

        result.ReadOutput().ShouldBe($"hello from {Root / "image/app/program"}");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<string>> LinesAsync(ProcessHost host)
    {
        await using var program = await host.StartAsync(Order, TestContext.Current.CancellationToken);
        await program.Ended;
        return program.Log.Lines;
    }

    private async Task<ProcessHost> IsolatedHostAsync(string script, Func<ImageFiles, ImageFiles>? change = null)
    {
        var host = await HostAsync(script, change);
        Assert.SkipUnless(host.SharedPath == ProcessCommands.SharedPath, "This machine allows no namespaces.");
        return host;
    }

    private Task<ProcessHost> HostAsync(string script, Func<ImageFiles, ImageFiles>? change = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Images of Linux run on Linux only.");
        var image = ShellImage.Write(Root / "image", script);
        return ProcessHost.CreateAsync([change?.Invoke(image) ?? image], Root, Environment.GetEnvironmentVariable("PATH"), TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
