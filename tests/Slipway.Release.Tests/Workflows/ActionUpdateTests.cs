using System.Diagnostics;
using Slipway.Testing;
using Slipway.Tools;
using Slipway.Workflows;

namespace Slipway.Release.Tests.Workflows;

/// <summary>Newer releases of actions, found in real git repositories.</summary>
public sealed class ActionUpdateTests : IDisposable
{
    private readonly TempDirectory _server = new();
    private readonly List<string> _report = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ActionReleases Releases => new(new ToolRunner(TimeProvider.System), $"file://{_server.Path}");

    [Fact]
    public async Task Newest_release_is_the_highest_version_and_no_candidate_nor_moving_tag()
    {
        Repository("actions/checkout", "v1.9.0", "v1.10.0", "v2.0.0-rc.1", "v1", "v9", "codeql-bundle-v3.0.0", "1.2");

        var newest = await Releases.FindNewestAsync("actions/checkout", Cancel);

        newest.ShouldBe(new ActionPin("actions/checkout", "v1.10.0", Git("actions/checkout", "rev-parse", "v1.10.0")));
    }

    [Fact]
    public async Task Annotated_tag_gives_the_commit_that_it_names()
    {
        Repository("actions/cache");
        Git("actions/cache", "tag", "-a", "v3.0.0", "-m", "three");

        (await Releases.FindNewestAsync("actions/cache", Cancel)).Commit.ShouldBe(Git("actions/cache", "rev-parse", "HEAD"));
    }

    [Fact]
    public async Task Action_in_a_folder_has_the_releases_of_its_repository()
    {
        Repository("github/codeql-action", "v4.1.0");

        (await Releases.FindNewestAsync("github/codeql-action/upload-sarif", Cancel)).ShouldBe(
            new ActionPin("github/codeql-action/upload-sarif", "v4.1.0", Git("github/codeql-action", "rev-parse", "v4.1.0")));
    }

    [Fact]
    public async Task Repository_without_releases_is_an_error_that_names_the_action()
    {
        Repository("acme/empty", "v1");

        (await Should.ThrowAsync<ActionUpdateException>(() => Releases.FindNewestAsync("acme/empty", Cancel))).Message.ShouldStartWith("acme/empty has no release");
    }

    [Fact]
    public async Task Repository_that_does_not_exist_is_a_failed_tool() =>
        (await Should.ThrowAsync<ToolFailedException>(() => Releases.FindNewestAsync("acme/nowhere", Cancel))).Message.ShouldContain("acme/nowhere");

    [Fact]
    public async Task Locked_actions_move_forward_and_never_back()
    {
        Repository("a/old", "v1.0.0", "v1.1.0");
        Repository("b/same", "v2.0.0");
        Repository("c/ahead", "v3.0.0");
        Repository("d/left-alone", "v4.0.0");
        var current = ActionsLock.Empty.With(Pin("a/old", "v1.0.0")).With(Pin("b/same", "v2.0.0")).With(new ActionPin("c/ahead", "v3.1.0", new string('c', 40)));

        var updated = await new ActionUpdates(Releases).ApplyAsync(current, ["a/old", "b/same", "c/ahead"], _report.Add, Cancel);

        updated.Pins.ShouldBe([Pin("a/old", "v1.1.0"), Pin("b/same", "v2.0.0"), new ActionPin("c/ahead", "v3.1.0", new string('c', 40))]);
        _report.ShouldBe(["a/old v1.0.0 → v1.1.0", "b/same v2.0.0 is the newest", "c/ahead v3.1.0 is the newest"]);
    }

    [Fact]
    public async Task Named_actions_are_added_and_the_others_stay()
    {
        Repository("a/old", "v1.0.0", "v1.1.0");
        Repository("b/new", "v2.0.0");

        var updated = await new ActionUpdates(Releases).ApplyAsync(ActionsLock.Empty.With(Pin("a/old", "v1.0.0")), ["b/new"], _report.Add, Cancel);

        updated.Pins.ShouldBe([Pin("a/old", "v1.0.0"), Pin("b/new", "v2.0.0")]);
        _report.ShouldBe(["b/new v2.0.0 is new"]);
    }

    [Fact]
    public async Task Moved_tag_is_an_error_that_names_both_commits()
    {
        Repository("a/moved", "v1.0.0");
        var locked = new ActionPin("a/moved", "v1.0.0", new string('1', 40));

        var error = await Should.ThrowAsync<ActionUpdateException>(() => new ActionUpdates(Releases).ApplyAsync(ActionsLock.Empty.With(locked), ["a/moved"], _report.Add, Cancel));

        error.Message.ShouldContain(locked.Commit);
        error.Message.ShouldContain(Pin("a/moved", "v1.0.0").Commit);
    }

    public void Dispose() => _server.Dispose();

    private ActionPin Pin(string name, string tag) => new(name, tag, Git(name, "rev-parse", tag));

    private void Repository(string name, params string[] tags)
    {
        Directory.CreateDirectory(_server[name]);
        Git(name, "init", "--quiet");
        foreach (var tag in tags.Append(""))
        {
            Git(name, "commit", "--quiet", "--allow-empty", "-m", $"Release {tag}");
            if (tag.Length > 0)
            {
                Git(name, "tag", tag);
            }
        }
    }

    private string Git(string repository, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("git", ["-C", _server[repository], "-c", "user.name=Test", "-c", "user.email=test@example.org", .. arguments]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output.Trim();
    }
}
