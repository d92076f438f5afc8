namespace EndToEnd.Bootstrap;

/// <summary>Runs at the same time, and runs that end in the middle.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Two_first_runs_at_once_compile_once()
    {
        using var repository = new ScratchRepository();
        var hold = new Hold(repository);
        var first = repository.Start("first");
        await hold.ReachedAsync();

        var second = repository.Start("second");
        await second.SaysAsync($"Waiting for process {first.Id}");
        hold.Release();

        (await first.FinishAsync()).Output.ShouldBe("[one][first]");
        (await second.FinishAsync()).Output.ShouldBe("[one][second]");
        repository.Compilations.ShouldBe(1);
        Directory.GetFiles(repository.Path(".nuke/temp/build/lock")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_first_runs_at_once_all_work_and_compile_once()
    {
        using var repository = new ScratchRepository();

        var runs = Enumerable.Range(0, 8).Select(i => repository.Start($"{i}")).ToList();
        var finished = await Task.WhenAll(runs.Select(run => run.FinishAsync()));

        finished.Select(run => run.Output).ShouldBe(Enumerable.Range(0, 8).Select(i => $"[one][{i}]"));
        repository.Compilations.ShouldBe(1);
    }

    [Fact]
    public async Task Run_starts_at_once_while_another_compiles_for_changed_sources()
    {
        using var repository = new ScratchRepository();
        await repository.RunAsync();
        repository.Write("src/Slipway.Lib/Lib.txt", "text=two\n");
        var hold = new Hold(repository);
        var compiling = repository.Start();
        await hold.ReachedAsync();

        repository.Write("src/Slipway.Lib/Lib.txt", "text=one\n");

        (await repository.RunAsync()).ShouldBe(new Finished(0, "[one]", ""));
        hold.Release();
        (await compiling.FinishAsync()).Output.ShouldBe("[one]");
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Cancelled_compilation_ends_with_130_and_leaves_no_lock(string signal)
    {
        using var repository = new ScratchRepository();
        var hold = new Hold(repository);
        var run = repository.Start();
        await hold.ReachedAsync();

        await run.SignalAsync(signal);

        (await run.FinishAsync()).ExitCode.ShouldBe(130);
        Directory.GetFiles(repository.Path(".nuke/temp/build/lock")).ShouldBeEmpty();
        File.Delete(Path.Combine(repository.Fake, "hold"));
        (await repository.RunAsync()).Output.ShouldBe("[one]");
        repository.Log.ShouldBe(["build", "build"]);
    }

    [Fact]
    public async Task Compiler_that_outlives_its_killed_run_is_waited_for()
    {
        using var repository = new ScratchRepository();
        var hold = new Hold(repository);
        var killed = repository.Start();
        await hold.ReachedAsync();
        await killed.SignalAsync("KILL");
        await killed.ExitedAsync();

        var next = repository.Start();
        await next.SaysAsync("Waiting for process");
        hold.Release();

        (await next.FinishAsync()).Output.ShouldBe("[one]");
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task Run_killed_at_any_of_its_commands_breaks_nothing(string when)
    {
        for (var call = 1; ; call++)
        {
            using var repository = new ScratchRepository();
            CountCalls(repository);
            repository.Environment["KILL_AT"] = $"{call} {when}";
            var killed = repository.Start(["setsid", "bash", repository.Path("build.sh")], repository.Root);
            if ((await killed.FinishAsync()).ExitCode == 0)
            {
                call.ShouldBeGreaterThan(15);
                break;
            }

            repository.Environment.Clear();
            (await repository.RunAsync()).Output.ShouldBe("[one]", $"killed {when} call {call}");
            (await repository.RunAsync()).ShouldBe(new Finished(0, "[one]", ""), $"killed {when} call {call}");
            repository.Log.ShouldAllBe(line => line == "build", $"killed {when} call {call}");
        }
    }

    // Every tool counts its calls together with the others, and at the given one kills the whole process group.
    private static void CountCalls(ScratchRepository repository)
    {
        var tools = Directory.GetFiles(repository.Tools).Where(tool => Path.GetFileName(tool) is not ("bash" or "env"));
        foreach (var tool in tools.Append(Path.Combine(repository.DotnetHome, "dotnet")))
        {
            var real = Path.Combine(repository.Fake, Path.GetFileName(tool));
            File.Move(tool, real);
            Toolboxes.Replace(tool, $$"""
                #!/bin/bash
                if [ -z "${KILL_AT:-}" ]; then exec '{{real}}' "$@"; fi
                printf x >>"$FAKE/calls"
                IFS= read -r calls <"$FAKE/calls"
                if [ "${#calls}" -ge "${KILL_AT% *}" ] && [ "${KILL_AT#* }" = before ]; then kill -9 0; fi
                '{{real}}' "$@"
                code=$?
                if [ "${#calls}" -ge "${KILL_AT% *}" ]; then kill -9 0; fi
                exit $code
                """);
        }
    }
}
