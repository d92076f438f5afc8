namespace EndToEnd.Bootstrap;

/// <summary>Which changes compile the build again.</summary>
public sealed class ChangeTests
{
    private const string Lib = "src/Slipway.Lib/Lib.txt";

    public static TheoryData<string, Action<ScratchRepositoryView>> Changes => new()
    {
        { "content", r => r.Write(Lib, "text=changed\n") },
        { "content of the same size at the same time", r => r.WriteKeepingTime(Lib, "text=two\n") },
        { "added file", r => r.Write("src/Slipway.Lib/Added.txt", "") },
        { "added folder", r => r.Write("src/Slipway.Lib/deep/er/Added.txt", "") },
        { "added project", r => r.Write("src/Slipway.More/More.csproj", "") },
        { "deleted file", r => r.Delete("src/Slipway.Lib/Other.txt") },
        { "renamed file", r => r.Move("src/Slipway.Lib/Other.txt", "src/Slipway.Lib/Renamed.txt") },
        { "swapped files", r => r.Swap("src/Slipway.Lib/Other.txt", "src/Slipway.Lib/Third.txt") },
        { "props", r => r.Write("Directory.Build.props", "<Project><!----></Project>") },
        { "new targets", r => r.Write("Directory.Build.targets", "<Project/>") },
        { "packages", r => r.Write("Directory.Packages.props", "<Project/>") },
        { "source props", r => r.Write("src/Directory.Build.props", "<Project/>") },
        { "package sources", r => r.Write("NuGet.config", "<configuration/>") },
        { "global.json", r => r.Write("global.json", """{ "sdk": { "version": "10.0.101" } }""") },
        { "another SDK", r => r.AddSdk("10.0.200") },
    };

    [Theory]
    [MemberData(nameof(Changes), DisableDiscoveryEnumeration = true)]
    public async Task Build_is_compiled_again_after_a_change_of(string what, Action<ScratchRepositoryView> change)
    {
        using var repository = CreateRepository();
        await repository.RunAsync();
        (await repository.RunAsync()).Errors.ShouldBeEmpty();

        change(new ScratchRepositoryView(repository));

        (await repository.RunAsync()).Errors.ShouldBe("Building the build…\n", what);
        (await repository.RunAsync()).Errors.ShouldBeEmpty();
        repository.Compilations.ShouldBe(2);
    }

    [Theory]
    [InlineData("src/Slipway.Lib/bin/Lib.dll")]
    [InlineData("src/Slipway.Lib/obj/project.assets.json")]
    [InlineData("build/obj/Debug/deep/x.cs")]
    [InlineData("tests/Slipway.Lib.Tests/Test.cs")]
    [InlineData("src/Gateway/Proxy.cs")]
    [InlineData("README.md")]
    [InlineData(".nuke/parameters.json")]
    public async Task Build_is_not_compiled_again_for_a_file_that_is_no_input(string file)
    {
        using var repository = CreateRepository();
        await repository.RunAsync();

        repository.Write(file, "text");

        (await repository.RunAsync()).Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task New_content_is_what_runs()
    {
        using var repository = CreateRepository();

        (await repository.RunAsync()).Output.ShouldBe("[one]");
        repository.Write(Lib, "text=two\n");
        (await repository.RunAsync()).Output.ShouldBe("[two]");
    }

    [Fact]
    public async Task Touched_files_are_compared_by_content()
    {
        using var repository = CreateRepository();
        await repository.RunAsync();
        var stamp = await File.ReadAllTextAsync(repository.Path(".nuke/temp/build/stamp"));

        File.SetLastWriteTimeUtc(repository.Path(Lib), DateTime.UnixEpoch);
        await repository.RunAsync();

        repository.Compilations.ShouldBe(1);
        (await File.ReadAllTextAsync(repository.Path(".nuke/temp/build/stamp"))).ShouldNotBe(stamp);
    }

    [Fact]
    public async Task Switching_back_to_a_branch_starts_the_build_compiled_for_it()
    {
        using var repository = CreateRepository();
        await repository.RunAsync();
        repository.Write(Lib, "text=branch\n");
        (await repository.RunAsync()).Output.ShouldBe("[branch]");

        repository.Write(Lib, "text=one\n");

        (await repository.RunAsync()).ShouldBe(new Finished(0, "[one]", ""));
        repository.Compilations.ShouldBe(2);
    }

    [Fact]
    public async Task Change_while_the_build_is_compiled_is_not_missed()
    {
        using var repository = CreateRepository();
        var hold = new Hold(repository);
        var run = repository.Start();
        await hold.ReachedAsync();

        repository.Write(Lib, "text=two\n");
        hold.Release();

        (await run.FinishAsync()).Output.ShouldBe("[two]");
        repository.Write(Lib, "text=one\n");
        (await repository.RunAsync()).Output.ShouldBe("[one]");
    }

    [Fact]
    public async Task File_changed_within_a_tick_of_the_look_is_looked_at_again()
    {
        using var repository = CreateRepository();
        await repository.RunAsync();
        // A clock that stands still while the inputs are looked at: their times are those of the look or later.
        Toolboxes.Replace(Path.Combine(repository.Tools, "stat"), $"#!/usr/bin/env bash\nfor last; do :; done\ncase $last in *clock.*) echo '2001-01-01 00:00:00.0 +0000' ;; *) exec {Toolboxes.Find("stat")} \"$@\" ;; esac\n");
        repository.Write(Lib, "text=two\n");
        var stamp = await File.ReadAllTextAsync(repository.Path(".nuke/temp/build/stamp"));

        (await repository.RunAsync()).Output.ShouldBe("[two]");

        (await File.ReadAllTextAsync(repository.Path(".nuke/temp/build/stamp"))).ShouldBe(stamp);
        (await repository.RunAsync()).ShouldBe(new Finished(0, "[two]", ""));
    }

    [Fact]
    public async Task Five_builds_are_kept_and_one_that_runs_is_never_deleted()
    {
        using var repository = CreateRepository();
        repository.Write("build/Program.txt", "printf '%s\\n' \"$text\" >&2\nif [ $# = 1 ]; then read -r line; fi\n");
        var running = repository.Start("wait");
        await running.SaysAsync("one");
        var used = repository.Keys.ShouldHaveSingleItem();

        foreach (var text in new[] { "a", "b", "c", "d", "e", "f", "g" })
        {
            repository.Write(Lib, $"text={text}\n");
            (await repository.RunAsync()).Errors.ShouldEndWith($"{text}\n");
        }

        repository.Keys.Length.ShouldBe(6);
        repository.Keys.ShouldContain(used);
        await running.FinishAsync();
        repository.Write(Lib, "text=h\n");
        await repository.RunAsync();
        repository.Keys.Length.ShouldBe(5);
        repository.Keys.ShouldNotContain(used);
    }

    private static ScratchRepository CreateRepository()
    {
        var repository = new ScratchRepository();
        repository.Write("src/Slipway.Lib/Other.txt", "1");
        repository.Write("src/Slipway.Lib/Third.txt", "2");
        return repository;
    }
}
