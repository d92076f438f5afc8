using System.Diagnostics;

namespace EndToEnd.Bootstrap;

/// <summary>Holds the fake compiler in the middle of its work, by two named pipes.</summary>
internal sealed class Hold
{
    private readonly string _held;
    private readonly string _hold;

    public Hold(ScratchRepository repository)
    {
        _held = Path.Combine(repository.Fake, "held");
        _hold = Path.Combine(repository.Fake, "hold");
        using var mkfifo = Process.Start("mkfifo", [_held, _hold]);
        mkfifo.WaitForExit();
    }

    /// <summary>Done when a compiler waits.</summary>
    public Task ReachedAsync() => File.ReadAllTextAsync(_held, TestContext.Current.CancellationToken);

    /// <summary>Lets the compiler go on, and later ones pass.</summary>
    public void Release()
    {
        var hold = _hold + ".open";
        File.Move(_hold, hold);
        File.WriteAllText(hold, "go\n");
    }
}
