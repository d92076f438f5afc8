using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Images.Tests;

public sealed class HostBaseRecordTests : IDisposable
{
    private readonly TempDirectory _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Record_is_read_as_it_was_written()
    {
        var record = Record(_temp.Write("input", "x"));
        record.Write(_temp["record.json"]);

        var read = HostBaseRecord.Read(_temp["record.json"]).ShouldNotBeNull();

        read.Manifest.ShouldBe(record.Manifest);
        read.Packages.ShouldBe(record.Packages);
        read.Inputs.ShouldBe(record.Inputs);
        read.IsCurrent([]).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"Digest":"nonsense","Size":1,"Packages":[],"Inputs":{}}""")]
    public void Missing_or_damaged_record_is_ignored(string? text)
    {
        if (text is not null)
        {
            _temp.Write("record.json", text);
        }

        HostBaseRecord.Read(_temp["record.json"]).ShouldBeNull();
    }

    [Fact]
    public void Record_is_current_until_an_input_changes()
    {
        AbsolutePath file = _temp.Write("file", "x"), link = _temp["link"], folder = _temp["folder"], missing = _temp["missing"];
        File.CreateSymbolicLink(link, "file");
        folder.CreateDirectory();
        Directory.SetLastWriteTimeUtc(folder, DateTime.UnixEpoch);

        ChangeIsSeen(file, () => File.WriteAllText(file, "longer"));
        ChangeIsSeen(file, () => File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch));
        ChangeIsSeen(folder, () => _temp.Write("folder/new", ""));
        ChangeIsSeen(missing, () => _temp.Write("missing", ""));
        ChangeIsSeen(link, () =>
        {
            File.Delete(link);
            File.CreateSymbolicLink(link, "other");
        });
    }

    [Fact]
    public void Record_is_not_current_for_a_runtime_that_came_later()
    {
        AbsolutePath folder = _temp["10.0.12"];
        folder.CreateDirectory();
        Record(folder).IsCurrent([folder]).ShouldBeTrue();
        Record(folder).IsCurrent([_temp["10.0.13"]]).ShouldBeFalse();
    }

    private static void ChangeIsSeen(AbsolutePath input, Action change)
    {
        var record = Record(input);
        record.IsCurrent([]).ShouldBeTrue();
        change();
        record.IsCurrent([]).ShouldBeFalse();
    }

    private static HostBaseRecord Record(AbsolutePath input) =>
        new(Descriptor.Of(MediaTypes.ImageManifest, "{}"u8), [new HostPackage("libc6", "2.36", "amd64")], HostBaseRecord.Stamp([input, input]));
}
