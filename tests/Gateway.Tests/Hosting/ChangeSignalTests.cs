using Gateway.Hosting.Files;
using Gateway.Tests.Support;
using Slipway.Testing;

namespace Gateway.Tests.Hosting;

/// <summary>Changes of files are noticed, and also those that nobody announces.</summary>
public sealed class ChangeSignalTests : IDisposable
{
    private readonly TempDirectory folder = new();

    [Theory]
    [InlineData("file", false)]
    [InlineData("below/file", true)]
    public async Task Change_in_the_folder_is_noticed(string file, bool recursive)
    {
        folder.Write(file, "old");
        using var signal = new ChangeSignal(folder.Path, recursive, TimeProvider.System);
        var wait = signal.WaitAsync(CancellationToken.None);

        folder.Write(file, "new");

        await wait.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Change_before_the_wait_is_not_lost()
    {
        using var signal = new ChangeSignal(folder.Path, recursive: false, TimeProvider.System);
        folder.Write("file", "new");

        await signal.WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Folder_is_looked_at_now_and_then_even_if_nothing_is_announced()
    {
        var time = new ManualTime();
        using var signal = new ChangeSignal(folder.Path, recursive: false, time);
        var wait = signal.WaitAsync(CancellationToken.None);

        time.Advance(TimeSpan.FromSeconds(14));
        wait.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(1));

        await wait.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Wait_can_be_cancelled()
    {
        using var signal = new ChangeSignal(folder.Path, recursive: false, new ManualTime());
        using var stop = new CancellationTokenSource();
        var wait = signal.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => wait);
    }

    public void Dispose() => folder.Dispose();
}
