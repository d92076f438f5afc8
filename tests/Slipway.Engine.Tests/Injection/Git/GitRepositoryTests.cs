using System.Diagnostics;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Real repositories are read from their files, as git itself sees them.</summary>
public sealed class GitRepositoryTests : IDisposable
{
    private readonly TempDirectory _root = new();

    [Fact]
    public void Branch_commit_and_remote_are_read()
    {
        Init();
        Git("remote", "add", "origin", "git@github.com:acme/gateway.git");
        Git("config", "branch.main.remote", "origin");
        Git("config", "branch.main.merge", "refs/heads/trunk");

        var repository = Find("src/deep");
        (repository.Branch, repository.Head, repository.Commit).ShouldBe(("main", "refs/heads/main", Git("rev-parse", "HEAD")));
        (repository.LocalDirectory!.ToString(), repository.RemoteName, repository.RemoteBranch).ShouldBe((_root.Path, "origin", "trunk"));
        (repository.Protocol, repository.Endpoint, repository.Identifier, repository.Owner, repository.Name).ShouldBe((GitProtocol.Ssh, "github.com", "acme/gateway", "acme", "gateway"));
    }

    [Fact]
    public void Branch_that_follows_another_remote_has_its_url()
    {
        Init();
        Git("remote", "add", "origin", "https://github.com/acme/gateway.git");
        Git("remote", "add", "fork", "https://github.com/eve/gateway.git");
        Git("config", "branch.main.remote", "fork");

        (Find().RemoteName, Find().Identifier, Find().RemoteBranch).ShouldBe(("fork", "eve/gateway", null));
    }

    [Fact]
    public void Repository_without_a_remote_has_no_address()
    {
        Init();
        var repository = Find();
        (repository.RemoteName, repository.Protocol, repository.Endpoint, repository.Identifier, repository.Owner, repository.Name, repository.HttpsUrl, repository.SshUrl)
            .ShouldBe((null, null, null, null, null, null, null, null));
        repository.ToString().ShouldBe(_root.Path);
    }

    [Fact]
    public void Repository_before_its_first_commit_has_a_branch_only()
    {
        Git("init", "--quiet", "--initial-branch", "main");
        (Find().Branch, Find().Commit, Find().Tags.Count).ShouldBe(("main", null, 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tags_of_the_commit_are_told_whether_packed_or_not(bool isPacked)
    {
        Init();
        Git("tag", "other");
        Git("commit", "--quiet", "--allow-empty", "--message", "second");
        Git("tag", "plain");
        Git("tag", "--annotate", "annotated", "--message", "m");
        Git("tag", "--annotate", "of-a-tag", "annotated", "--message", "m");
        Git("tag", "--annotate", "before", "HEAD~", "--message", "m");
        Git("tag", "release/v1");
        if (isPacked)
        {
            Git("pack-refs", "--all");
            File.Exists(_root[".git/refs/tags/plain"]).ShouldBeFalse();
        }

        Find().Tags.ShouldBe(["annotated", "of-a-tag", "plain", "release/v1"]);
        Find().Commit.ShouldBe(Git("rev-parse", "HEAD"));
    }

    [Fact]
    public void Tag_that_moved_after_packing_counts_where_it_is_now()
    {
        Init();
        Git("tag", "latest");
        Git("pack-refs", "--all");
        Git("commit", "--quiet", "--allow-empty", "--message", "second");
        Find().Tags.ShouldBeEmpty();

        Git("tag", "--force", "latest");
        Find().Tags.ShouldBe(["latest"]);
    }

    [Fact]
    public void Git_is_asked_for_a_tag_object_in_a_pack()
    {
        Init();
        Git("tag", "--annotate", "v1", "--message", "m");
        Git("repack", "-a", "-d", "--quiet");

        Find().Tags.ShouldBe(["v1"]);
    }

    [Fact]
    public void Detached_head_has_the_branch_that_the_ci_system_tells()
    {
        Init();
        Git("checkout", "--quiet", "--detach");

        (Find().Branch, Find().Head, Find().Commit).ShouldBe((null, Git("rev-parse", "HEAD"), Git("rev-parse", "HEAD")));
        GitRepository.Find(_root.Path, new GitLab(new Dictionary<string, string> { ["CI_COMMIT_BRANCH"] = "release/1" }))!.Branch.ShouldBe("release/1");
    }

    [Fact]
    public void Work_tree_has_its_own_branch_and_shares_the_rest()
    {
        Init();
        Git("remote", "add", "origin", "https://github.com/acme/gateway.git");
        Git("tag", "v1");
        Git("worktree", "add", "--quiet", "-b", "fix", "tree");

        var repository = Find("tree");
        (repository.Branch, repository.LocalDirectory!.ToString(), repository.Identifier).ShouldBe(("fix", _root["tree"], "acme/gateway"));
        repository.Commit.ShouldBe(Git("rev-parse", "HEAD"));
        repository.Tags.ShouldBe(["v1"]);
    }

    [Fact]
    public void Submodule_is_a_repository_of_its_own()
    {
        Init();
        _root.Write("module/.git", "gitdir: ../.git/modules/module\n");
        Directory.CreateDirectory(_root[".git/modules"]);
        CopyRepository(_root[".git"], _root[".git/modules/module"]);
        File.WriteAllText(_root[".git/modules/module/HEAD"], "ref: refs/heads/other\n");

        (Find("module").Branch, Find("module").Commit).ShouldBe(("other", null));
    }

    [Theory]
    [InlineData("nothing", "has 'nothing' (expected 'gitdir: ' and a folder).")]
    [InlineData("gitdir: ../gone", "which is no git repository")]
    public void Broken_link_is_told(string text, string problem)
    {
        _root.Write("module/.git", text);
        Should.Throw<FormatException>(() => Find("module")).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("ref: refs/../../etc/passwd")]
    [InlineData("ref: refs/heads/loop")]
    public void Head_that_leads_nowhere_is_told(string head)
    {
        Init();
        _root.Write(".git/refs/heads/loop", "ref: refs/heads/loop");
        _root.Write(".git/HEAD", head);
        Should.Throw<UsageException>(() => Find().Commit).Message.ShouldStartWith($"The git repository {_root.Path} cannot be read: {_root[".git/HEAD"]} leads to 'refs/");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Git_itself_tells_the_same_as_the_files(bool isDetached)
    {
        // Of a repository whose references are no files, only git can tell.
        Git("init", "--quiet", "--initial-branch", "main");
        new GitProgram(_root.Path, new ToolRunner(TimeProvider.System)).Commit.ShouldBeNull();
        Init();
        Git("tag", "v2");
        Git("tag", "--annotate", "v1", "--message", "m");
        if (isDetached)
        {
            Git("checkout", "--quiet", "--detach");
        }

        var git = new GitProgram(_root.Path, new ToolRunner(TimeProvider.System));
        var files = Find();
        (git.Head, git.Commit).ShouldBe((files.Head, files.Commit));
        git.Tags.ShouldBe(files.Tags);
    }

    [Fact]
    public void Folder_outside_of_a_repository_has_none()
    {
        GitRepository.Find(_root.Path, LocalHost.Instance).ShouldBeNull();
        Should.Throw<UsageException>(() => GitRepository.FromLocalDirectory(_root.Path)).Message.ShouldBe($"{_root.Path} is in no git repository: clone it, or git init and commit.");
    }

    [Fact]
    public void Member_gets_the_repository_of_the_root()
    {
        Init();
        _root.Write(".nuke/parameters.json", "{}");
        TestBuild.RunIn<Build>(_root, ["Show"]).Output.ShouldContain("mark main True");
    }

    [Fact]
    public void Member_that_counts_on_a_repository_is_an_error_without_one()
    {
        _root.Write(".nuke/parameters.json", "{}");
        TestBuild.RunIn<Build>(_root, ["Show"]).ShouldBe((2, $"Build.Repository ([GitRepository]): {_root.Path} is in no git repository: clone it, or git init and commit.\n"));
        TestBuild.RunIn<Optional>(_root, ["Show"]).ExitCode.ShouldBe(0);
    }

    public void Dispose() => _root.Dispose();

    private static void CopyRepository(string from, string to)
    {
        foreach (var file in new[] { "config", "HEAD" })
        {
            Directory.CreateDirectory(to);
            File.Copy(Path.Combine(from, file), Path.Combine(to, file));
        }
    }

    private void Init()
    {
        Git("init", "--quiet", "--initial-branch", "main");
        Git("commit", "--quiet", "--allow-empty", "--message", "first");
    }

    private GitRepository Find(string folder = ".") => GitRepository.Find(Path.GetFullPath(_root[folder]), LocalHost.Instance)!;

    private string Git(params string[] arguments)
    {
        var (exitCode, output) = Run("git", arguments);
        exitCode.ShouldBe(0, output);
        return output.Trim();
    }

    private (int ExitCode, string Output) Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { UseShellExecute = false, WorkingDirectory = _root.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("GIT_AUTHOR_NAME", "a"), ("GIT_AUTHOR_EMAIL", "a@example.org"), ("GIT_COMMITTER_NAME", "a"), ("GIT_COMMITTER_EMAIL", "a@example.org"), ("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_NOSYSTEM", "1") })
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private sealed class Build : NukeBuild
    {
        [GitRepository]
        private readonly GitRepository Repository = null!;

        private Target Show => _ => _.Executes(() => Log.Information($"mark {Repository.Branch} {Repository.IsOnMainOrMasterBranch()}"));
    }

    private sealed class Optional : NukeBuild
    {
        [GitRepository]
        private readonly GitRepository? Repository;

        private Target Show => _ => _.Executes(() => Repository.ShouldBeNull());
    }
}
