using System.Diagnostics;
using Slipway.Testing;

namespace EndToEnd.Bootstrap;

/// <summary>The same with the real SDK, for what a fake cannot show.</summary>
public sealed class RealSdkTests
{
    [Fact]
    public async Task Real_build_is_compiled_started_and_told_apart_from_one_that_does_not_compile()
    {
        using var repository = new ScratchRepository();
        Directory.Delete(repository.DotnetHome, recursive: true);
        File.CreateSymbolicLink(Path.Combine(repository.Tools, "dotnet"), Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : Toolboxes.Find("dotnet")!);
        File.Copy(Path.Combine(Golden.RepositoryRoot, "global.json"), repository.Path("global.json"), overwrite: true);
        repository.Environment["HOME"] = Environment.GetEnvironmentVariable("HOME")!;
        repository.Write("build/Build.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType></PropertyGroup></Project>");
        repository.Write("build/Build.cs", "System.Console.Write(string.Join('|', args)); return args.Length;");

        (await repository.RunAsync("a b", "c")).ShouldBe(new Finished(2, "a b|c", "Building the build…\n"));
        (await repository.RunAsync("a b")).ShouldBe(new Finished(1, "a b", ""));

        repository.Write("build/Build.cs", "return nothing;");
        var broken = await repository.RunAsync();
        broken.ExitCode.ShouldBe(2);
        broken.Output.ShouldBeEmpty();
        broken.Errors.ShouldContain("Build.cs(1,8): error CS0103");
    }

    [Fact]
    public async Task Script_has_no_findings_of_shellcheck()
    {
        Assert.SkipWhen(Toolboxes.Find("shellcheck") is null, "shellcheck is not installed (apt-get install shellcheck).");
        using var check = Process.Start(new ProcessStartInfo("shellcheck", ["build.sh"]) { WorkingDirectory = Golden.RepositoryRoot, RedirectStandardOutput = true, UseShellExecute = false })!;

        (await check.StandardOutput.ReadToEndAsync()).ShouldBeEmpty();
    }
}
