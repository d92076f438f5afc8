using System.Net;
using System.Net.Sockets;

namespace EndToEnd.Release;

/// <summary>What a person may get wrong: a clear error, the right exit code, nothing half published, and the next run works.</summary>
[Collection(ReleaseCollection.Name)]
public sealed class BadInputTests(PublishedRelease release)
{
    [Theory]
    [InlineData("'banana' is no version", "DetermineVersion", "--version", "banana")]
    [InlineData("There is no target Publsh. Did you mean Publish?", "Publsh")]
    [InlineData("There is no option --regstry. Did you mean --registry", "Publish", "--regstry", "ghcr.io/acme")]
    [InlineData("is not a registry", "HelmPackage", "--skip", "Compile", "--registry", "https://ghcr.io/acme")]
    [InlineData("--registry-port 70000 is not a port", "ServeRegistry", "--registry-port", "70000")]
    [InlineData("--registry-password", "Publish", "--registry-password", "hunter2")]
    public async Task Wrong_command_line_ends_with_2(string message, params string[] arguments)
    {
        var run = await release.Checkout.BuildAsync(arguments);

        run.ShouldExitWith(2).Output.ShouldContain(message);
        run.Output.ShouldNotContain("hunter2");
        run.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Folder_without_git_ends_with_2()
    {
        await using var copy = await release.CopyAsync();
        Directory.Delete(copy[".git"], recursive: true);

        (await copy.BuildAsync("DetermineVersion")).ShouldExitWith(2).Output.ShouldContain("is no git repository");
    }

    [Fact]
    public async Task Detached_head_and_missing_tags_give_a_manual_version()
    {
        await using var copy = await release.CopyAsync();
        (await copy.GitAsync("checkout", "--quiet", "--detach")).ShouldExitWith(0);

        (await copy.BuildAsync("DetermineVersion")).ShouldExitWith(0).Output.ShouldContain("v0.0.0-manual-");
    }

    [Fact]
    public async Task Artifacts_that_cannot_be_written_end_with_1_and_the_next_run_works()
    {
        await using var copy = await release.CopyAsync();
        Directory.Delete(copy["artifacts"], recursive: true);
        await File.WriteAllTextAsync(copy["artifacts"], "a file in the way");

        (await copy.BuildAsync("DetermineVersion")).ShouldExitWith(1).Output.ShouldContain(copy["artifacts"]);

        File.Delete(copy["artifacts"]);
        (await copy.BuildAsync("DetermineVersion")).ShouldExitWith(0);
    }

    [Fact]
    public async Task Port_in_use_ends_with_1_and_names_the_way_out()
    {
        await using var copy = await release.CopyAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var run = await copy.BuildAsync("Publish", "--skip", "Compile", "Test", "--registry-port", $"{port}");

        run.ShouldExitWith(1).Output.ShouldContain($"{port}");
    }

    [Fact]
    public async Task Registry_that_refuses_ends_with_1()
    {
        await using var copy = await release.CopyAsync();

        var run = await copy.BuildAsync("Publish", "--skip", "Compile", "Test", "--base-image", "host", "--registry", $"localhost:{FreePort.Find()}/acme");

        run.ShouldExitWith(1).Output.ShouldContain("does not answer");
    }

    [Fact]
    public async Task Chart_that_is_no_yaml_ends_with_2_and_names_the_line()
    {
        await using var copy = await release.CopyAsync();
        await File.AppendAllTextAsync(copy["src/Gateway/charts/gateway/values.yaml"], "\nbroken: [\n");

        (await copy.BuildAsync("HelmPackage", "--skip", "Compile")).ShouldExitWith(2).Output.ShouldContain("values.yaml");
    }

    [Fact]
    public async Task Image_whose_project_does_not_exist_ends_with_2()
    {
        await using var copy = await release.CopyAsync();
        var build = copy["build/Build.cs"];
        await File.WriteAllTextAsync(build, (await File.ReadAllTextAsync(build)).Replace("Gateway / \"Sds\"", "Gateway / \"Nowhere\"", StringComparison.Ordinal));

        (await copy.BuildAsync("DockerBuild", "--skip", "Compile")).ShouldExitWith(2).Output.ShouldContain("Nowhere");
    }
}
