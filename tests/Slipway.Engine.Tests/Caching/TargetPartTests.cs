using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Parts of a target that are up to date each by itself.</summary>
public sealed class TargetPartTests : IDisposable
{
    private readonly TempDirectory _root = new();

    public TargetPartTests()
    {
        _root.Write(".nuke/parameters.json", "{}");
        _root.Write("src/a", "1");
        _root.Write("src/b", "1");
    }

    [Fact]
    public void Only_the_part_whose_inputs_changed_runs()
    {
        Marks("Copy").ShouldBe(["did a", "did b"], ignoreOrder: true);

        _root.Write("src/a", "2");

        Marks("Copy").ShouldBe(["did a", "kept b"], ignoreOrder: true);
        File.ReadAllText(_root["out/a"]).ShouldBe("2");
    }

    [Fact]
    public void Products_of_a_kept_part_are_restored()
    {
        Marks("Copy");
        Directory.Delete(_root["out"], recursive: true);
        _root.Write("src/a", "2");

        Marks("Copy").ShouldBe(["did a", "kept b"], ignoreOrder: true);
        File.ReadAllText(_root["out/b"]).ShouldBe("1");
    }

    [Fact]
    public void What_failed_runs_again_and_what_succeeded_beside_it_does_not()
    {
        _root.Write("src/a", "broken");
        TestBuild.RunIn<Build>(_root, ["Copy"]).ExitCode.ShouldBe(1);
        _root.Write("src/a", "2");

        Marks("Copy").ShouldBe(["did a", "kept b"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("--force", "Copy")]
    [InlineData("--no-cache")]
    public void Forced_target_and_build_without_cache_run_all_parts(params string[] options)
    {
        Marks("Copy");

        Marks(["Copy", .. options]).ShouldBe(["did a", "did b"], ignoreOrder: true);
    }

    [Fact]
    public void Parts_of_a_target_without_inputs_always_run()
    {
        Marks("Plain").ShouldBe(["did a", "did b"], ignoreOrder: true);
        Marks("Plain").ShouldBe(["did a", "did b"], ignoreOrder: true);
    }

    [Fact]
    public void Targets_do_not_share_parts()
    {
        Marks("Copy");

        Marks("Other").ShouldBe(["did a", "did b"], ignoreOrder: true);
    }

    public void Dispose() => _root.Dispose();

    private string[] Marks(params string[] arguments)
    {
        var (exitCode, output) = TestBuild.RunIn<Build>(_root, arguments);
        exitCode.ShouldBe(0, output);
        return TestBuild.Marks(output);
    }

    private sealed class Build : NukeBuild
    {
        private Target Copy => _ => _
            .Inputs(inputs => inputs.Files("src/**"))
            .Produces("out/**")
            .Executes(token => Task.WhenAll(PartAsync("a", token), PartAsync("b", token)));

        private Target Other => _ => _
            .Inputs(inputs => inputs.Files("src/**"))
            .Executes(token => Task.WhenAll(PartAsync("a", token), PartAsync("b", token)));

        private Target Plain => _ => _.Executes(token => Task.WhenAll(PartAsync("a", token), PartAsync("b", token)));

        private static async Task PartAsync(string name, CancellationToken cancellationToken)
        {
            var wasRun = await TargetPart.RunAsync(
                name,
                new InputSet().WithoutProgram().Files($"src/{name}"),
                [$"out/{name}"],
                token =>
                {
                    var text = File.ReadAllText(RootDirectory / "src" / name);
                    (RootDirectory / "out").CreateDirectory();
                    File.WriteAllText(RootDirectory / "out" / name, text);
                    return text == "broken" ? throw new InvalidOperationException("broken") : Task.CompletedTask;
                },
                cancellationToken);
            Log.Information($"mark {(wasRun ? "did" : "kept")} {name}");
        }
    }
}
