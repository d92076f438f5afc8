using Slipway.Testing;

namespace EndToEnd;

/// <summary>A clean clone of this repository in an empty folder.</summary>
public sealed class Checkout : IAsyncDisposable
{
    private readonly TempDirectory _folder = new();

    /// <summary>The clone's root.</summary>
    public string Root => _folder["clone"];

    /// <summary>Clones what is committed.</summary>
    public static async Task<Checkout> CloneAsync(params string[] options)
    {
        var checkout = new Checkout();
        (await RunningProcess.RunAsync("git", ["clone", "--quiet", .. options, Golden.RepositoryRoot, checkout.Root], checkout._folder.Path)).ShouldExitWith(0);
        return checkout;
    }

    /// <summary>
    /// A clone with one small test project: what is looked at is what a build makes, and not once more whether every unit test passes. Every such clone is at the
    /// same commit.
    /// </summary>
    public static async Task<Checkout> CloneWithFewTestsAsync()
    {
        var checkout = await CloneAsync();
        var rest = Directory.GetFiles(checkout["tests"], "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetRelativePath(checkout.Root, project))
            .Where(project => project.EndsWith("Tests.csproj", StringComparison.Ordinal) && !project.EndsWith("Slipway.Graph.Tests.csproj", StringComparison.Ordinal))
            .Append("tests/Benchmarks/Benchmarks.csproj")
            .Order(StringComparer.Ordinal)
            .ToList();
        (await RunningProcess.RunAsync("dotnet", ["sln", "Repo.sln", "remove", .. rest], checkout.Root)).ShouldExitWith(0);
        (await checkout.GitAsync(["rm", "-rq", .. rest.Select(project => Path.GetDirectoryName(project)!)])).ShouldExitWith(0);
        var time = (await checkout.GitAsync("show", "-s", "--format=%cI")).Output.Trim();
        var times = new Dictionary<string, string?>(StringComparer.Ordinal) { ["GIT_AUTHOR_DATE"] = time, ["GIT_COMMITTER_DATE"] = time };
        (await RunningProcess.RunAsync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-qam", "Keep one test project"], checkout.Root, times)).ShouldExitWith(0);
        return checkout;
    }

    /// <summary>Copies another checkout with everything that was built in it.</summary>
    public static async Task<Checkout> CopyAsync(Checkout source)
    {
        var checkout = new Checkout();
        (await RunningProcess.RunAsync("cp", ["-a", "--reflink=auto", source.Root, checkout.Root], checkout._folder.Path)).ShouldExitWith(0);
        return checkout;
    }

    /// <summary>A path below the clone's root.</summary>
    public string this[string relative] => Path.Combine(Root, relative);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<ProcessOutcome> BuildAsync(params string[] arguments) => RunningProcess.RunAsync(this["build.sh"], arguments, Root, Environment);

    internal Task<ProcessOutcome> BuildAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments) =>
        RunningProcess.RunAsync(this["build.sh"], arguments, Root, new Dictionary<string, string?>(Environment.Concat(environment), StringComparer.Ordinal));

    internal RunningProcess Start(params string[] arguments) => RunningProcess.Start(this["build.sh"], arguments, Root, Environment);

    internal Task<ProcessOutcome> GitAsync(params string[] arguments) =>
        RunningProcess.RunAsync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", .. arguments], Root);

    // What the surrounding build was told must not leak into the builds under test.
    private static Dictionary<string, string?> Environment { get; } = new(StringComparer.Ordinal)
    {
        ["NUKE_VERSION"] = null, ["VERSION"] = null, ["REGISTRY"] = null, ["SOURCE_DATE_EPOCH"] = null, ["CI"] = null, ["GITHUB_ACTIONS"] = null,
    };
}
