using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Reports;

/// <summary>The commit is read from git's own files.</summary>
public sealed class GitHeadTests : IDisposable
{
    private const string Commit = "955c42d1f0a84c7c9f4ad2f2a1f3f6f4a7c0b1de";
    private readonly TempDirectory _root = new();

    private GitHead? Head => GitHead.Read(AbsolutePath.Parse(_root.Path));

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Branch_leads_to_its_commit()
    {
        _root.Write(".git/HEAD", "ref: refs/heads/feature/a\n");
        _root.Write(".git/refs/heads/feature/a", $"{Commit}\n");

        Head.ShouldBe(new GitHead(Commit, "feature/a"));
    }

    [Fact]
    public void Branch_may_be_packed()
    {
        _root.Write(".git/HEAD", "ref: refs/heads/main\n");
        _root.Write(".git/packed-refs", $"# pack-refs with: peeled fully-peeled sorted\n{new string('0', 40)} refs/heads/domain\n{Commit} refs/heads/main\n^{new string('1', 40)}\n");

        Head.ShouldBe(new GitHead(Commit, "main"));
    }

    [Fact]
    public void Detached_head_has_no_branch()
    {
        _root.Write(".git/HEAD", $"{Commit}\n");

        Head.ShouldBe(new GitHead(Commit, null));
    }

    [Fact]
    public void Work_tree_shares_the_branches_of_its_repository()
    {
        _root.Write(".git", "gitdir: main.git/worktrees/one\n");
        _root.Write("main.git/worktrees/one/HEAD", "ref: refs/heads/one\n");
        _root.Write("main.git/worktrees/one/commondir", "../..\n");
        _root.Write("main.git/refs/heads/one", $"{Commit}\n");

        Head.ShouldBe(new GitHead(Commit, "one"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ref: refs/heads/unborn")]
    [InlineData("no hash")]
    public void There_may_be_no_commit(string? head)
    {
        if (head is not null)
        {
            _root.Write(".git/HEAD", head);
        }

        Head.ShouldBeNull();
    }
}
