using Slipway.Engine.Caching;

namespace Slipway.Engine.Tests.Caching;

/// <summary>When a target has to run, and what it says.</summary>
public sealed class UpToDateTests : IDisposable
{
    private readonly CacheFixture _cache = new();

    [Fact]
    public async Task Target_runs_once_and_is_then_up_to_date()
    {
        (await _cache.ExecutesAsync()).ShouldBe("it did not run before");
        (await _cache.ReusesAsync()).ShouldBe("nothing changed");
    }

    [Fact]
    public async Task Changed_file_makes_the_target_run()
    {
        await _cache.ExecutesAsync();
        _cache.Write("src/a.txt", "x");

        (await _cache.ExecutesAsync()).ShouldBe("src/a.txt changed");
        _cache.Read("out/a.txt").ShouldBe("X");
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Added_removed_and_renamed_files_make_the_target_run()
    {
        await _cache.ExecutesAsync();
        _cache.Write("src/c.txt", "c");
        (await _cache.ExecutesAsync()).ShouldBe("src/c.txt was added");
        File.Delete(_cache["src/c.txt"]);
        File.Delete(_cache["src/a.txt"]);
        (await _cache.ExecutesAsync()).ShouldBe("src/a.txt was removed, and 1 more");
        File.Move(_cache["src/b/b.txt"], _cache["src/a.txt"]);
        (await _cache.ExecutesAsync()).ShouldBe("src/a.txt was added, and 1 more");
    }

    [Fact]
    public async Task Touched_file_changes_nothing()
    {
        await _cache.ExecutesAsync();
        File.SetLastWriteTimeUtc(_cache["src/a.txt"], DateTime.UnixEpoch);

        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task File_of_the_same_size_and_time_but_other_content_is_noticed()
    {
        await _cache.ExecutesAsync();
        var time = File.GetLastWriteTimeUtc(_cache["src/a.txt"]);
        _cache.Write("src/a.txt", "z");
        File.SetLastWriteTimeUtc(_cache["src/a.txt"], time);

        await _cache.ExecutesAsync();
    }

    [Fact]
    public async Task Values_environment_tools_and_secrets_count()
    {
        var (configuration, version, password) = ("Debug", "3.17", "hunter2");
        _cache.Target = _cache.Target with
        {
            Inputs = new InputSet().Value("Configuration", () => configuration).Tool("helm", () => version).Secret("Password", () => password).Environment("CI", "UNSET"),
        };
        await _cache.ExecutesAsync();
        await _cache.ReusesAsync();

        configuration = "Release";
        (await _cache.ExecutesAsync()).ShouldBe("value Configuration changed from \"Debug\" to \"Release\"");
        version = "4.1";
        (await _cache.ExecutesAsync()).ShouldBe("tool helm changed from \"3.17\" to \"4.1\"");
        password = "hunter3";
        (await _cache.ExecutesAsync()).ShouldBe("secret Password changed");
        _cache.Environment["CI"] = "";
        (await _cache.ExecutesAsync()).ShouldBe("environment variable CI changed");
        await _cache.ReusesAsync();
        foreach (var file in _cache.CacheFiles(""))
        {
            (await File.ReadAllTextAsync(file)).ShouldNotContain("hunter");
        }
    }

    [Fact]
    public async Task Other_build_program_makes_the_target_run()
    {
        await _cache.ExecutesAsync();
        await File.WriteAllTextAsync(_cache.ProgramFolder / "Build.dll", "build 2");

        (await _cache.ExecutesAsync()).ShouldBe("the build program changed");
    }

    [Fact]
    public async Task Other_build_program_does_not_count_where_the_inputs_say_so()
    {
        _cache.Target = _cache.Target with { Inputs = new InputSet().Files("src/**").WithoutProgram() };
        await _cache.ExecutesAsync();
        await File.WriteAllTextAsync(_cache.ProgramFolder / "Build.dll", "build 2");

        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Other_product_globs_make_the_target_run()
    {
        await _cache.ExecutesAsync();
        _cache.Target = _cache.Target with { Products = ["out/**/*.txt"] };

        (await _cache.ExecutesAsync()).ShouldBe("product out was removed, and 1 more");
    }

    [Fact]
    public async Task Failed_target_is_not_recorded()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _cache.RunAsync(() => throw new InvalidOperationException("broken")));

        (await _cache.ExecutesAsync()).ShouldBe("it did not run before");
    }

    [Fact]
    public async Task Target_whose_inputs_change_while_it_runs_is_not_recorded()
    {
        await _cache.RunAsync(() => Task.FromResult(_cache.Write("src/a.txt", "changed in the middle")));

        _cache.Warnings.ShouldBe(["Inputs of Compile changed while it ran, so that what it made is not cached."]);
        await _cache.ExecutesAsync();
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Product_between_the_inputs_is_no_input()
    {
        _cache.Target = _cache.Target with { Products = ["src/generated.txt"] };

        await _cache.RunAsync(() => Task.FromResult(_cache.Write("src/generated.txt", "made")));

        (await _cache.RunAsync()).Outcome.ShouldBe(CacheOutcome.UpToDate);
        _cache.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Target_without_products_is_up_to_date_after_a_success()
    {
        _cache.Target = _cache.Target with { Products = [] };

        await _cache.ExecutesAsync();
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Forced_target_runs_and_is_recorded()
    {
        await _cache.ExecutesAsync();
        _cache.Settings = _cache.Settings with { Forced = new HashSet<string>(["Compile"], StringComparer.Ordinal) };

        (await _cache.ExecutesAsync()).ShouldBe("forced");
        _cache.Settings = _cache.Settings with { Forced = new HashSet<string>(StringComparer.Ordinal) };
        await _cache.ReusesAsync();
    }

    [Fact]
    public async Task Cache_that_is_off_is_neither_read_nor_written()
    {
        _cache.Settings = _cache.Settings with { IsEnabled = false };

        (await _cache.ExecutesAsync()).ShouldBe("the cache is off");
        (await _cache.ExecutesAsync()).ShouldBe("the cache is off");
        _cache.CacheFiles("").ShouldBeEmpty();
    }

    [Fact]
    public async Task Explanation_lists_every_change_and_changes_nothing()
    {
        (await _cache.ExplainAsync()).ShouldBe(["Compile would run: it did not run before."]);
        await _cache.ExecutesAsync();
        (await _cache.ExplainAsync()).ShouldBe(["Compile is up to date: nothing changed."]);
        _cache.Write("src/a.txt", "x");
        _cache.Write("src/new\nline.txt", "x");
        File.Delete(_cache["src/b/b.txt"]);

        string[] expected = ["Compile would run: src/a.txt changed, and 2 more.", "  src/a.txt changed", "  src/b/b.txt was removed", "  src/new\\nline.txt was added"];
        (await _cache.ExplainAsync()).ShouldBe(expected);
        (await _cache.ExplainAsync()).ShouldBe(expected);
    }

    [Fact]
    public async Task Cancelled_run_is_not_recorded()
    {
        using var cancel = new CancellationTokenSource();
        var cache = new TargetCache(_cache.Settings);

        await Should.ThrowAsync<OperationCanceledException>(() => cache.RunAsync(_cache.Target, _ => cancel.CancelAsync(), cancel.Token));

        (await _cache.ExecutesAsync()).ShouldBe("it did not run before");
    }

    public void Dispose() => _cache.Dispose();
}
