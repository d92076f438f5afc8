using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release.Tests;

/// <summary>Long transfers tell how far they are, short ones nothing.</summary>
public sealed class TransferLogTests
{
    private const long MiB = 1024 * 1024;

    private readonly Clock _clock = new();
    private readonly List<string> _lines = [];
    private readonly TransferLog _log;

    public TransferLogTests() => _log = new TransferLog(_clock, _lines.Add);

    [Fact]
    public void Bytes_and_rate_are_told_every_five_seconds()
    {
        Report("a", 0, size: 100 * MiB);
        Report("b", 0, size: 60 * MiB);
        _clock.Pass(4);
        Report("a", 5 * MiB, size: 100 * MiB);
        _lines.ShouldBeEmpty();
        _clock.Pass(1);
        Report("a", 20 * MiB, size: 100 * MiB);
        Report("b", 5 * MiB, size: 60 * MiB);
        _clock.Pass(5);
        Report("b", 40 * MiB, size: 60 * MiB);
        _lines.ShouldBe(["20.0 MiB of 160 MiB to ghcr.io, 4.0 MiB/s", "60.0 MiB of 160 MiB to ghcr.io, 8.0 MiB/s"]);
    }

    [Fact]
    public void Blob_that_begins_anew_is_no_negative_rate()
    {
        Report("a", 0, size: 100 * MiB);
        _clock.Pass(5);
        Report("a", 50 * MiB, size: 100 * MiB);
        _clock.Pass(5);
        Report("a", 10 * MiB, size: 100 * MiB);
        _lines[^1].ShouldBe("10.0 MiB of 100 MiB to ghcr.io, 0 B/s");
    }

    [Fact]
    public void What_comes_after_the_end_is_counted_anew()
    {
        Report("a", 0, size: 100 * MiB);
        _clock.Pass(3);
        Report("a", 100 * MiB, size: 100 * MiB, TransferState.Done);
        _clock.Pass(60);
        Report("b", 0, size: 10 * MiB, TransferState.Downloading);
        _clock.Pass(5);
        Report("b", 5 * MiB, size: 10 * MiB, TransferState.Downloading);
        _lines.ShouldBe(["5.0 MiB of 10.0 MiB from ghcr.io, 1.0 MiB/s"]);
    }

    [Theory]
    [InlineData(TransferState.Skipped)]
    [InlineData(TransferState.Mounted)]
    public void What_is_there_is_no_transfer(TransferState state)
    {
        Report("a", 0, size: 100 * MiB);
        _clock.Pass(9);
        Report("b", 10 * MiB, size: 10 * MiB, state);
        _lines.ShouldBeEmpty();
    }

    private void Report(string blob, long bytes, long size, TransferState state = TransferState.Uploading) =>
        _log.Report(new TransferProgress(Reference.Parse("ghcr.io/acme/app"), Descriptor.Of(MediaTypes.LayerTar, System.Text.Encoding.UTF8.GetBytes(blob)) with { Size = size }, state, bytes));

    private sealed class Clock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public void Pass(int seconds) => _seconds += seconds;

        public override long GetTimestamp() => _seconds;
    }
}
