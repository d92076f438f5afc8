using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>The cache as a user of the command line meets it.</summary>
public sealed class CachedBuildTests : IDisposable
{
    private readonly TempDirectory _root = new();
    private readonly TempDirectory _other = new();

    public CachedBuildTests()
    {
        foreach (var root in new[] { _root, _other })
        {
            root.Write(".nuke/parameters.json", "{}");
            root.Write("src/a.txt", "a");
        }
    }

    [Fact]
    public void Target_with_unchanged_inputs_is_up_to_date()
    {
        Run("Copy").ShouldContain("copying");

        var second = Run("Copy");

        second.ShouldNotContain("copying");
        second.ShouldContain("Up to date");
    }

    [Fact]
    public void Changed_input_and_changed_parameter_make_it_run()
    {
        Run("Copy");
        _root.Write("src/a.txt", "b");
        Run("Copy").ShouldContain("copying");
        File.ReadAllText(_root["out/a.txt"]).ShouldBe("b");

        Run("Copy", "--flavour", "bitter").ShouldContain("copying");
        Run("Copy", "--flavour", "bitter").ShouldNotContain("copying");
    }

    [Fact]
    public void Missing_product_is_restored_and_the_summary_says_so()
    {
        Run("Copy");
        File.Delete(_root["out/a.txt"]);

        Run("Copy").ShouldContain("1 of 1 products restored");
        File.ReadAllText(_root["out/a.txt"]).ShouldBe("a");
    }

    [Fact]
    public void Target_runs_when_it_is_forced_and_when_the_cache_is_off()
    {
        Run("Copy");

        Run("Copy", "--force", "copy").ShouldContain("copying");
        Run("Copy", "--no-cache").ShouldContain("copying");
        Run("Copy").ShouldNotContain("copying");
    }

    [Fact]
    public void Explanation_is_printed_and_nothing_runs()
    {
        Run("--explain", "Copy", "Plain").Trim().ShouldBe("Copy would run: it did not run before.\nPlain always runs: it declares no inputs.");
        Run("Copy");
        _root.Write("src/b.txt", "b");

        Run("--explain", "Copy", "--flavour", "bitter").Trim()
            .ShouldBe("Copy would run: value Flavour changed from null to \"bitter\", and 1 more.\n  value Flavour changed from null to \"bitter\"\n  src/b.txt was added");
    }

    [Theory]
    [InlineData("--force")]
    [InlineData("--explain")]
    public void Unknown_target_is_an_error_with_the_nearest_name(string option)
    {
        var (exitCode, output) = TestBuild.RunIn<CopyBuild>(_root, ["Copy", option, "Copi"]);

        exitCode.ShouldBe(2);
        output.ShouldContain("There is no target Copi. Did you mean Copy?");
    }

    [Fact]
    public void Folder_shares_the_cache_between_two_clones()
    {
        Run("Copy", "--cache-to", _root["shared"]);

        var (exitCode, output) = TestBuild.RunIn<CopyBuild>(_other, ["Copy", "--cache-from", _root["shared"]]);

        exitCode.ShouldBe(0);
        output.ShouldNotContain("copying");
        output.ShouldContain("1 of 1 products restored");
        File.ReadAllText(_other["out/a.txt"]).ShouldBe("a");
    }

    [Fact]
    public void Build_opens_the_caches_that_it_knows_and_others_are_errors()
    {
        Run("Copy", "--cache-to", $"known://{_root["shared"]}");
        Directory.Exists(_root["shared/entries"]).ShouldBeTrue();

        var (exitCode, output) = TestBuild.RunIn<CopyBuild>(_root, ["Copy", "--cache-to", "unknown://x"]);

        exitCode.ShouldBe(2);
        output.ShouldContain("'unknown://x' is no cache that this build knows");
    }

    [Fact]
    public void Secret_parameter_in_a_value_is_neither_written_nor_shown()
    {
        var secret = new Dictionary<string, string>(StringComparer.Ordinal) { ["TOKEN"] = "s3\"cret" };
        TestBuild.RunIn<CopyBuild>(_root, ["Careless"], secret).ExitCode.ShouldBe(0);

        var (_, output) = TestBuild.RunIn<CopyBuild>(_root, ["--explain", "Careless"], new Dictionary<string, string>(StringComparer.Ordinal) { ["TOKEN"] = "0ther" });

        output.ShouldContain("value url changed from sha256:");
        output.ShouldNotContain("s3");
        output.ShouldNotContain("0ther");
        foreach (var file in Directory.GetFiles(_root[".nuke/temp"], "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(file).ShouldNotContain("s3");
        }
    }

    [Fact]
    public void Skipped_target_is_neither_recorded_nor_up_to_date()
    {
        Run("Sometimes").ShouldContain("Skipped");
        _root.Write("now", "");
        Run("Sometimes").ShouldContain("sometimes runs");
        File.Delete(_root["now"]);
        Run("Sometimes").ShouldContain("Skipped");
    }

    public void Dispose()
    {
        _root.Dispose();
        _other.Dispose();
    }

    private string Run(params string[] arguments)
    {
        var (exitCode, output) = TestBuild.RunIn<CopyBuild>(_root, arguments);
        exitCode.ShouldBe(0, output);
        return output;
    }

    private sealed class CopyBuild : NukeBuild, ICacheProvider
    {
        [Parameter]
        public string? Flavour { get; set; }

        public Target Copy => _ => _
            .Inputs(inputs => inputs.Files("src/**").Value("Flavour", () => Flavour))
            .Produces("out/**")
            .Executes(() =>
            {
                Log.Information("copying");
                (RootDirectory / "out").CreateDirectory();
                File.Copy(RootDirectory / "src" / "a.txt", RootDirectory / "out" / "a.txt", overwrite: true);
            });

        [Parameter]
        [Secret]
        public string? Token { get; set; }

        public Target Careless => _ => _
            .Inputs(inputs => inputs.Value("url", () => $"https://user:{Token}@host"))
            .Executes(() => { });

        public Target Plain => _ => _.Executes(() => { });

        public Target Sometimes => _ => _
            .OnlyWhenDynamic(() => (RootDirectory / "now").FileExists())
            .Inputs(inputs => inputs.Files("src/**"))
            .Executes(() => Log.Information("sometimes runs"));

        public ICacheBackend? OpenCache(string address) =>
            address.StartsWith("known://", StringComparison.Ordinal) ? new DirectoryCache(AbsolutePath.Parse(address[8..]), TimeProvider.System) : null;
    }
}
