namespace EndToEnd.Bootstrap;

/// <summary>Builds that do not compile, a missing SDK, folders that cannot be written.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("Build.cs(1,1): error CS1002: ; expected", 2)]
    [InlineData("Build.csproj : error NU1301: Unable to load the service index", 1)]
    public async Task Failed_compilation_shows_its_errors_and_ends_with(string error, int code)
    {
        using var repository = new ScratchRepository();
        repository.Order("errors", error);

        var run = await repository.RunAsync("Publish");

        run.ExitCode.ShouldBe(code);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain(error);
        run.Errors.ShouldContain("build.sh: The build definition does not compile (build/Build.csproj); see above.");
    }

    [Fact]
    public async Task Build_that_compiles_again_runs_again()
    {
        using var repository = new ScratchRepository();
        await repository.RunAsync();
        repository.Order("errors", "error CS1002");
        repository.Write("src/Slipway.Lib/Lib.txt", "text=two\n");
        (await repository.RunAsync()).ExitCode.ShouldBe(2);
        (await repository.RunAsync()).ExitCode.ShouldBe(2);

        repository.Revoke("errors");

        (await repository.RunAsync()).Output.ShouldBe("[two]");
    }

    [Fact]
    public async Task Missing_project_is_named()
    {
        using var repository = new ScratchRepository();
        File.Delete(repository.Path("build/Build.csproj"));

        var run = await repository.RunAsync();

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain($"There is no build/Build.csproj in {repository.Root}.");
    }

    [Theory]
    [InlineData("unsatisfied")]
    [InlineData("absent")]
    public async Task Missing_sdk_is_installed_once(string why)
    {
        using var repository = new ScratchRepository();
        LoseDotnet(repository, why);
        // Like the real one: --version V --install-dir D --no-path.
        var source = Path.Combine(Slipway.Testing.Golden.RepositoryRoot, "tests/EndToEnd/Bootstrap/fake-dotnet.sh");
        repository.Write("install.sh", $"""
            [ "$1 $2 $3 $5" = "--version 10.0.100 --install-dir --no-path" ] || exit 1
            mkdir -p "$4/sdk/10.0.100"
            sed 's,"$FAKE/unsatisfied",/none,' '{source}' >"$4/dotnet"
            bash -c 'set -e; cp "{repository.Path("build.sh")}" "$1/mode"; cat "$1/dotnet" >"$1/mode"; mv "$1/mode" "$1/dotnet"' - "$4"
            """);
        repository.Environment["SLIPWAY_DOTNET_INSTALL_SCRIPT"] = repository.Path("install.sh");

        var run = await repository.RunAsync();
        var again = await repository.RunAsync();

        run.Output.ShouldBe("[one]", run.Errors);
        run.Errors.ShouldContain("Installing the .NET SDK 10.0.100 (global.json)");
        again.ShouldBe(new Finished(0, "[one]", ""));
    }

    [Theory]
    [InlineData("/nowhere/dotnet-install.sh")]
    [InlineData("http://127.0.0.1:1/dotnet-install.sh")]
    public async Task Installer_that_cannot_be_had_is_an_error_with_the_way_out(string installer)
    {
        using var repository = new ScratchRepository();
        LoseDotnet(repository, "absent");
        repository.Environment["SLIPWAY_DOTNET_INSTALL_SCRIPT"] = installer;

        var run = await repository.RunAsync();

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain($"No installed dotnet satisfies global.json, and {installer} cannot be had. Install the .NET SDK 10.0.100 (global.json), or connect to the network.");
        Directory.GetFileSystemEntries(repository.Path(".nuke/temp"), "dotnet*").ShouldBeEmpty();
    }

    [Fact]
    public async Task Installer_that_fails_is_an_error()
    {
        using var repository = new ScratchRepository();
        LoseDotnet(repository, "absent");
        repository.Write("install.sh", "echo 'no such version' >&2; exit 1");
        repository.Environment["SLIPWAY_DOTNET_INSTALL_SCRIPT"] = repository.Path("install.sh");

        var run = await repository.RunAsync();

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("no such version");
        run.Errors.ShouldContain("the .NET SDK 10.0.100 (global.json) could not be installed; see above.");
    }

    [Fact]
    public async Task Folder_that_cannot_be_written_is_named()
    {
        using var repository = new ScratchRepository();
        repository.Write(".nuke/temp", "a file in the way");

        var run = await repository.RunAsync();

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain($"Cannot write to {repository.Path(".nuke/temp")}.");
    }

    [Fact]
    public async Task Damaged_stamp_is_ignored()
    {
        using var repository = new ScratchRepository();
        await repository.RunAsync();

        foreach (var text in new[] { "", "\n", "/bin/false\n", "\0\u0001" })
        {
            repository.Write(".nuke/temp/build/stamp", text);
            (await repository.RunAsync()).ShouldBe(new Finished(0, "[one]", ""));
        }
    }

    private static void LoseDotnet(ScratchRepository repository, string why)
    {
        if (why == "absent")
        {
            Directory.Delete(repository.DotnetHome, recursive: true);
        }
        else
        {
            repository.Order("unsatisfied");
        }
    }
}
