namespace EndToEnd.Bootstrap;

/// <summary>How a run is started and what reaches the build.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(Toolbox.Installed)]
    [InlineData(Toolbox.Busybox)]
    [InlineData(Toolbox.Bsd)]
    public async Task Build_is_compiled_by_the_first_run_and_only_started_by_the_second(Toolbox toolbox)
    {
        using var repository = new ScratchRepository(toolbox);
        if (toolbox == Toolbox.Bsd)
        {
            repository.Environment["OSTYPE"] = "darwin23";
        }

        var first = await repository.RunAsync("Publish");
        var second = await repository.RunAsync("Publish");

        first.ShouldBe(new Finished(0, "[one][Publish]", "Building the build…\n"));
        second.ShouldBe(new Finished(0, "[one][Publish]", ""));
        repository.Log.ShouldBe(["build"]);
        File.Exists(repository.Path(".nuke/temp/build/stamp")).ShouldBeTrue();
    }

    [Fact]
    public async Task Arguments_reach_the_build_unchanged()
    {
        using var repository = new ScratchRepository();

        await repository.RunAsync();
        var run = await repository.RunAsync("two words", "", "*", "--version", "v1.0.0+rke2r1", "it's \"$HOME\"", "--");

        run.Output.ShouldBe("""[one][two words][][*][--version][v1.0.0+rke2r1][it's "$HOME"][--]""");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(130)]
    public async Task Exit_code_is_that_of_the_build(int code)
    {
        using var repository = new ScratchRepository();
        repository.Write("build/Program.txt", $"exit {code}");

        (await repository.RunAsync()).ExitCode.ShouldBe(code);
        (await repository.RunAsync()).ExitCode.ShouldBe(code);
    }

    [Fact]
    public async Task Standard_input_reaches_the_build_even_when_it_is_compiled_first()
    {
        using var repository = new ScratchRepository();
        repository.Write("build/Program.txt", "cat");

        var run = repository.Start();
        await run.Input.WriteAsync("typed");

        (await run.FinishAsync()).Output.ShouldBe("typed");
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Signal_reaches_the_build(string signal)
    {
        using var repository = new ScratchRepository();
        repository.Write("build/Program.txt", $"trap 'exit 130' {signal}\necho ready >&2\nread -r line");

        var run = repository.Start();
        await run.SaysAsync("ready");
        await run.SignalAsync(signal);

        (await run.FinishAsync()).ExitCode.ShouldBe(130);
    }

    [Fact]
    public async Task Run_works_from_any_folder_and_leaves_the_working_directory_alone()
    {
        using var repository = new ScratchRepository();
        repository.Write("build/Program.txt", "printf '%s' \"$PWD\"");
        var folder = Directory.CreateDirectory(repository.Path("some/where")).FullName;

        (await repository.Start(["bash", "../../build.sh"], folder).FinishAsync()).Output.ShouldBe(folder);
        (await repository.Start([repository.Path("build.sh")], folder).FinishAsync()).Output.ShouldBe(folder);
        repository.Compilations.ShouldBe(1);
    }

    [Fact]
    public async Task Run_works_through_symbolic_links()
    {
        using var repository = new ScratchRepository();
        File.CreateSymbolicLink(repository.Path("absolute link"), repository.Path("build.sh"));
        Directory.CreateDirectory(repository.Path("below"));
        File.CreateSymbolicLink(repository.Path("below/relative"), "../absolute link");

        (await repository.Start([repository.Path("below/relative")], "/").FinishAsync()).Output.ShouldBe("[one]");
    }

    [Fact]
    public async Task Run_works_when_the_executable_bit_is_lost()
    {
        using var repository = new ScratchRepository();
        File.SetUnixFileMode(repository.Path("build.sh"), UnixFileMode.UserRead);

        (await repository.Start(["bash", "build.sh", "Test"], repository.Root).FinishAsync()).Output.ShouldBe("[one][Test]");
    }

    [Fact]
    public async Task Run_works_in_a_folder_with_special_characters()
    {
        using var repository = new ScratchRepository(name: "it's [a] $folder & 'more'*");

        (await repository.RunAsync()).Output.ShouldBe("[one]");
        (await repository.RunAsync()).ShouldBe(new Finished(0, "[one]", ""));
    }
}
