using System.Diagnostics;
using Slipway.Engine;
using Slipway.Release;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>The state of real repositories.</summary>
public sealed class GitReaderTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    [Fact]
    public async Task Commit_branch_tags_and_time_are_read()
    {
        Init();
        Commit("one");
        Git("tag", "v1.0.0");
        Commit("two");
        Git("tag", "v1.1.0-rc.1");
        Git("tag", "v1.1.0");

        var state = await ReadAsync();

        state.Commit.Length.ShouldBe(40);
        state.CommitTime.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1700000000));
        state.Branch.ShouldBe("main");
        state.IsDirty.ShouldBeFalse();
        state.HeadTags.ShouldBe(["v1.1.0", "v1.1.0-rc.1"], ignoreOrder: true);
        state.NearestTags[^1].ShouldBe("v1.0.0");
    }

    [Fact]
    public async Task Nearest_tag_of_a_commit_with_several_is_the_highest()
    {
        Init();
        Commit("one");
        foreach (var tag in new[] { "v1.9.0", "v1.10.0", "v1.10.0-rc.1", "nightly" })
        {
            Git("tag", tag);
        }

        (await ReadAsync()).NearestTags.ShouldBe(["v1.10.0", "v1.10.0-rc.1", "v1.9.0", "nightly"]);
    }

    [Fact]
    public async Task Detached_head_has_no_branch()
    {
        Init();
        Commit("one");
        Git("checkout", "--quiet", "--detach");

        (await ReadAsync()).Branch.ShouldBeNull();
    }

    [Fact]
    public async Task Changed_file_makes_it_dirty()
    {
        Init();
        Commit("one");
        _folder.Write("file", "changed");

        (await ReadAsync()).IsDirty.ShouldBeTrue();
    }

    [Fact]
    public async Task No_repository_is_a_usage_error() =>
        (await Should.ThrowAsync<UsageException>(ReadAsync)).Message.ShouldStartWith($"{_folder.Path} is no git repository");

    [Fact]
    public async Task No_commit_is_a_usage_error()
    {
        Init();

        (await Should.ThrowAsync<UsageException>(ReadAsync)).Message.ShouldEndWith("has no commit yet: commit first.");
    }

    public void Dispose() => _folder.Dispose();

    private Task<Versioning.GitState> ReadAsync() => new GitReader(_folder.Path, new ToolRunner(TimeProvider.System)).ReadAsync(TestContext.Current.CancellationToken);

    private void Init() => Git("init", "--quiet", "--initial-branch=main");

    private void Commit(string text)
    {
        _folder.Write("file", text);
        Git("add", "file");
        Git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", text);
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path, UseShellExecute = false };
        start.Environment["GIT_COMMITTER_DATE"] = "1700000000 +0000";
        using var git = Process.Start(start)!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
