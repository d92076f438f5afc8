using FsCheck;
using FsCheck.Fluent;
using Slipway.Images.Tests.Unpacking;
using Slipway.Oci;

namespace Slipway.Images.Tests;

/// <summary>What the checks take for an image's files is what unpacking it gives.</summary>
public sealed class ImageFilesTests
{
    private static readonly string[] Names = ["a", "b", "c"];

    [Fact]
    public void View_and_unpacked_folder_agree_on_any_layers() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => AgreeAsync(new Random(seed)).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Link_through_a_circle_finds_nothing()
    {
        var files = new ImageFiles();
        files.Add([TarEntry.SymbolicLink("a", "b"), TarEntry.SymbolicLink("b", "/a")]);
        files.Find("/a/x").ShouldBeNull();
        files.Find("").ShouldBeNull();
    }

    private static async Task AgreeAsync(Random random)
    {
        using var sample = new SampleLayers();
        var layers = Enumerable.Range(0, 4).Select(number => Enumerable.Range(0, 8).Select(_ => Entry(random, number)).DistinctBy(entry => entry.Path).ToArray()).ToArray();
        var files = new ImageFiles();
        foreach (var layer in layers)
        {
            // As a written layer has them: in order, with the folders that nobody named.
            files.Add([.. layer.Concat(Folders(layer)).DistinctBy(entry => entry.Path)]);
        }

        await sample.UnpackAsync(layers);

        files.Entries.Where(entry => entry.Kind != TarEntryKind.Directory).Select(entry => entry.Path)
            .ShouldBe(sample.List().Where(line => !line.EndsWith('/')).Select(line => line.Split('=', ' ')[0]), ignoreOrder: true);
    }

    private static IEnumerable<TarEntry> Folders(IEnumerable<TarEntry> layer) =>
        layer.SelectMany(entry => entry.Path.Split('/')[..^1].Select((_, index) => TarEntry.Directory(string.Join('/', entry.Path.Split('/')[..(index + 1)]))));

    private static TarEntry Entry(Random random, int number)
    {
        var folder = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => random.GetItems(Names, 1)[0] + "/"));
        var name = random.GetItems(Names, 1)[0];
        return random.Next(6) switch
        {
            0 when number > 0 => TarEntry.File($"{folder}.wh.{name}", ReadOnlyMemory<byte>.Empty),
            1 when number > 0 => TarEntry.File($"{folder}.wh.{name}.txt", ReadOnlyMemory<byte>.Empty),
            2 when number > 0 => TarEntry.File($"{folder}.wh..wh..opq", ReadOnlyMemory<byte>.Empty),
            3 => TarEntry.SymbolicLink($"{folder}{name}.txt", "nowhere"),
            _ => TarEntry.File($"{folder}{name}.txt", "x"u8.ToArray()),
        };
    }
}
