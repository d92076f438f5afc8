using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Tools that planned targets need are looked for before the first target runs.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ToolRequirementTests
{
    [Fact]
    public void Every_missing_tool_is_named_with_its_targets_and_how_to_get_it()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Verify", "Sign"], new() { ["PATH"] = "/no/folder" });

        exitCode.ShouldBe(2);
        output.ShouldBe($"""
            Verify requires kind, which is not in PATH: install it ({InstallHints.For("kind", InstallHints.ThisSystem)}), or set KIND_EXE to its path.
            Verify, Sign require my-signer, which is not in PATH: install it (https://acme.example/signer), or set MY_SIGNER_EXE to its path.
            Sign requires unheard, which is not in PATH: install it (with the system's package manager, or as its makers say), or set UNHEARD_EXE to its path.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Variable_that_names_no_program_is_told()
    {
        var (exitCode, output) = TestBuild.Run<Component>(["Push"], new() { ["HELM_EXE"] = "/no/helm" });
        (exitCode, output).ShouldBe((2, "Push requires helm, but HELM_EXE names /no/helm, which cannot be executed: install it there, or remove the variable.\n"));
    }

    [Fact]
    public void Component_and_target_run_when_the_tool_is_there()
    {
        using var folder = new TempDirectory();
        var tool = folder.Write("helm", "#!/bin/sh\n");
        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        TestBuild.Run<Component>(["Push"], new() { ["PATH"] = folder.Path }).ExitCode.ShouldBe(0);
        TestBuild.Run<Component>(["Push"], new() { ["HELM_EXE"] = tool }).ExitCode.ShouldBe(0);
        TestBuild.Run<Component>(["Push"], new() { ["Path"] = folder.Path }).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void Tool_that_no_planned_target_requires_may_be_missing() => TestBuild.Run<Build>(["Other"], []).ExitCode.ShouldBe(0);

    [Theory]
    [InlineData("docker")]
    [InlineData("kind")]
    [InlineData("kubectl")]
    [InlineData("helm")]
    [InlineData("cosign")]
    [InlineData("git")]
    public void Well_known_tools_have_hints_for_every_system(string tool)
    {
        var hints = new[] { OSPlatform.Linux, OSPlatform.OSX, OSPlatform.Windows }.Select(system => InstallHints.For(tool, system)).ToList();
        hints.ShouldNotContain(InstallHints.For("unheard", OSPlatform.Linux));
        hints.ShouldBeSubsetOf(hints.Where(hint => hint.Contains("https://", StringComparison.Ordinal) || hint.Contains("install", StringComparison.Ordinal)));
    }

    private interface IPush : INukeBuild
    {
        [PathVariable]
        Tool Helm => TryGetValue(() => Helm)!;

        Target Push => _ => _.Requires(() => Helm).Mark();
    }

    private sealed class Build : NukeBuild
    {
        [PathVariable]
        private readonly Tool Kind = null!;

        [PathVariable("my-signer", InstallUrl = "https://acme.example/signer")]
        private readonly Tool Signer = null!;

        [PathExecutable]
        private readonly Tool Unheard = null!;

        private Target Verify => _ => _.Requires(() => Kind, () => Signer).Mark();

        private Target Sign => _ => _.Requires(Signer, Unheard).Mark();

        private Target Other => _ => _.Mark();
    }

    private sealed class Component : NukeBuild, IPush;
}
