namespace Slipway.Tools.Tests;

/// <summary>Every script prints "ready" and process ids once its processes run; cancelling must leave none of them.</summary>
public sealed class ToolCancellationTests
{
    [Theory]
    [InlineData("a plain tool", "echo $$; echo ready; exec sleep 1000")]
    [InlineData("a child", "sleep 1000 & echo $! $$; echo ready; wait")]
    [InlineData("a grandchild", "sh -c 'sleep 1000 & echo $! $$; echo ready; wait' & wait")]
    [InlineData("a grandchild whose parent has ended", "sh -c 'sleep 1000 & echo $!'; echo $$; echo ready; exec sleep 1000")]
    [InlineData("a grandchild in a session of its own", "setsid sh -c 'sleep 1000 & echo $! $$; echo ready; wait' & wait")]
    [InlineData("a tool that ignores the request to end", "trap '' TERM; echo $$; echo ready; while :; do sleep 1000; done")]
    [InlineData("a tool that floods its output", "echo $$; echo ready; exec yes")]
    public async Task Cancelling_ends(string what, string script)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var ids = new List<string>();
        var run = new ToolRunner(TimeProvider.System, TimeSpan.FromMilliseconds(200)).RunAsync(
            new ToolCommand("sh", "-c", script),
            line =>
            {
                if (line.Text == "ready")
                {
                    cancel.Cancel();
                }
                else if (!cancel.IsCancellationRequested)
                {
                    ids.AddRange(line.Text.Split(' '));
                }
            },
            cancel.Token);

        await Should.ThrowAsync<OperationCanceledException>(run);
        ids.ShouldNotBeEmpty();
        ids.Where(IsAlive).ShouldBeEmpty(what);
    }

    [Fact]
    public async Task Cancelling_lets_a_tool_clean_up_within_the_grace_period()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        var run = new ToolRunner(TimeProvider.System, TimeSpan.FromMinutes(1)).RunAsync(
            new ToolCommand("sh", "-c", "trap 'echo cleaned; exit 0' TERM; echo ready; while :; do sleep 0.01; done"),
            line =>
            {
                if (line.Stream == OutputStream.Output)
                {
                    lines.Add(line.Text);
                }

                if (line.Text == "ready")
                {
                    cancel.Cancel();
                }
            },
            cancel.Token);

        await Should.ThrowAsync<OperationCanceledException>(run);
        lines.ShouldBe(["ready", "cleaned"]);
    }

    [Fact]
    public async Task Cancelling_before_the_start_starts_nothing()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(new ToolRunner(TimeProvider.System).RunAsync(new ToolCommand("no-such-tool"), null, cancel.Token));
    }

    [Fact]
    public async Task Cancelling_leaves_processes_of_another_run_alone()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var runner = new ToolRunner(TimeProvider.System, TimeSpan.FromMilliseconds(200));
        var bothRun = new TaskCompletionSource();
        var other = runner.RunAsync(new ToolCommand("sh", "-c", "echo ready; read line; echo $line") { StandardInput = "" }, null, TestContext.Current.CancellationToken);
        var cancelled = runner.RunAsync(new ToolCommand("sh", "-c", "echo ready; exec sleep 1000"), _ => bothRun.TrySetResult(), cancel.Token);

        await bothRun.Task;
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        (await other).ReadOutput().ShouldStartWith("ready");
    }

    // A zombie waits for its parent, which may be a container's first process that never looks: it is as good as gone.
    private static bool IsAlive(string id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
