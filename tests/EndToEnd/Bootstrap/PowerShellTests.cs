using Slipway.Testing;

namespace EndToEnd.Bootstrap;

/// <summary>build.ps1, where a PowerShell is installed.</summary>
public sealed class PowerShellTests
{
    [Fact]
    public async Task Build_is_compiled_when_it_changed_and_otherwise_started()
    {
        using var repository = Create();

        (await RunAsync(repository, "Publish")).ShouldBe(new Finished(0, "[one][Publish]", "Building the build...\n"));
        (await RunAsync(repository, "two words", "--version", "v1")).ShouldBe(new Finished(0, "[one][two words][--version][v1]", ""));
        repository.Write("src/Slipway.Lib/Lib.txt", "text=two\n");
        (await RunAsync(repository)).ShouldBe(new Finished(0, "[two]", "Building the build...\n"));
        repository.Write("src/Slipway.Lib/Lib.txt", "text=one\n");
        (await RunAsync(repository)).ShouldBe(new Finished(0, "[one]", ""));
    }

    [Fact]
    public async Task Exit_code_is_that_of_the_build_and_2_when_it_does_not_compile()
    {
        using var repository = Create();
        repository.Write("build/Program.txt", "exit 130");
        (await RunAsync(repository)).ExitCode.ShouldBe(130);

        repository.Order("errors", "error CS1002");
        repository.Write("build/Program.txt", "exit 0");
        var broken = await RunAsync(repository);

        broken.ExitCode.ShouldBe(2);
        broken.Errors.ShouldContain("error CS1002");
    }

    [Fact]
    public async Task Script_is_plain_ascii_because_Windows_PowerShell_reads_it_in_the_local_code_page()
    {
        (await File.ReadAllTextAsync(Path.Combine(Golden.RepositoryRoot, "build.ps1"))).ShouldAllBe(letter => letter < 128);
    }

    private static ScratchRepository Create()
    {
        Assert.SkipWhen(Toolboxes.Find("pwsh") is null, "pwsh is not installed.");
        var repository = new ScratchRepository();
        File.Copy(Path.Combine(Golden.RepositoryRoot, "build.ps1"), repository.Path("build.ps1"));
        return repository;
    }

    private static Task<Finished> RunAsync(ScratchRepository repository, params string[] arguments) =>
        repository.Start([Toolboxes.Find("pwsh")!, "-NoProfile", "-File", repository.Path("build.ps1"), .. arguments], repository.Root).FinishAsync();
}
