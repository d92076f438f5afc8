using System.Formats.Tar;

namespace Slipway.Oci.Tests.Tar;

public sealed class TarTimesTests
{
    private static readonly DateTimeOffset Commit = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Theory]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Gnu)]
    [InlineData(TarEntryFormat.V7)]
    public async Task Later_times_become_the_commits_and_earlier_ones_stay(TarEntryFormat format)
    {
        var tar = Write(format, Commit.AddHours(1), Commit.AddHours(-1));
        var (original, changed) = await ClampAsync(tar);

        original.ShouldBe(tar);
        Read(changed).ShouldBe([("a", Commit, 700), ("b", Commit.AddHours(-1), 700)]);
        (await ClampAsync(Write(format, Commit.AddHours(2), Commit.AddHours(-1)))).Changed.ShouldBe(changed, "only the time differed");
        (await ClampAsync(changed)).Changed.ShouldBe(changed);
    }

    [Fact]
    public async Task Extended_headers_and_what_follows_the_end_are_kept()
    {
        var name = string.Join('/', Enumerable.Repeat(new string('n', 90), 5));
        var output = new MemoryStream();
        using (var writer = new TarWriter(output, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name, new Dictionary<string, string> { ["SCHILY.xattr.user.x"] = "kept" }) { ModificationTime = Commit, DataStream = new MemoryStream(new byte[10]) });
        }

        output.Write(new byte[5000]);
        (await ClampAsync(output.ToArray())).Changed.ShouldBe(output.ToArray());
    }

    [Fact]
    public async Task Archive_that_ends_too_early_is_refused() =>
        await Should.ThrowAsync<InvalidArchiveException>(ClampAsync(Write(TarEntryFormat.Ustar, Commit, Commit)[..800]));

    [Fact]
    public async Task Imported_layer_is_the_same_for_builds_that_ran_at_other_times()
    {
        using var temp = new Testing.TempDirectory();
        var layout = await OciLayout.OpenOrCreateAsync(temp["oci"], TestContext.Current.CancellationToken);
        var first = await LayerBuilder.ImportAsync(layout, new MemoryStream(Write(TarEntryFormat.Ustar, Commit.AddHours(1), Commit)), 6, Commit, TestContext.Current.CancellationToken);
        var second = await LayerBuilder.ImportAsync(layout, new MemoryStream(Write(TarEntryFormat.Ustar, Commit.AddHours(2), Commit)), 6, Commit, TestContext.Current.CancellationToken);

        second.Layer.ShouldBe(first.Layer);
        second.Original.ShouldNotBe(first.Original);
        first.Original.ShouldBe(Digest.Of(Write(TarEntryFormat.Ustar, Commit.AddHours(1), Commit)));
        (await LayerReader.ComputeDiffIdAsync(layout, first.Layer.Descriptor, TestContext.Current.CancellationToken)).ShouldBe(first.Layer.DiffId);
    }

    private static async Task<(byte[] Original, byte[] Changed)> ClampAsync(byte[] tar)
    {
        var (original, changed) = (new MemoryStream(), new MemoryStream());
        await TarTimes.ClampAsync(new MemoryStream(tar), original, changed, Commit, TestContext.Current.CancellationToken);
        return (original.ToArray(), changed.ToArray());
    }

    private static byte[] Write(TarEntryFormat format, DateTimeOffset first, DateTimeOffset second)
    {
        var output = new MemoryStream();
        using (var writer = new TarWriter(output, format, leaveOpen: true))
        {
            writer.WriteEntry(Entry(format, "a", first));
            writer.WriteEntry(Entry(format, "b", second));
        }

        return output.ToArray();
    }

    private static System.Formats.Tar.TarEntry Entry(TarEntryFormat format, string name, DateTimeOffset time)
    {
        System.Formats.Tar.TarEntry entry = format switch
        {
            TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
            TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name) { AccessTime = Commit, ChangeTime = Commit },
            _ => new UstarTarEntry(TarEntryType.RegularFile, name),
        };
        entry.ModificationTime = time;
        entry.DataStream = new MemoryStream(new byte[700]);
        return entry;
    }

    private static List<(string Name, DateTimeOffset Time, long Length)> Read(byte[] tar)
    {
        var entries = new List<(string, DateTimeOffset, long)>();
        using var reader = new TarReader(new MemoryStream(tar));
        while (reader.GetNextEntry() is { } entry)
        {
            entries.Add((entry.Name, entry.ModificationTime, entry.Length));
        }

        return entries;
    }
}
