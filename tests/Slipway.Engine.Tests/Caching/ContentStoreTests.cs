using System.Text;
using Slipway.Engine.Caching;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>Copies by their content.</summary>
public sealed class ContentStoreTests : IDisposable
{
    private readonly TempDirectory _temp = new();
    private readonly ContentStore _store;
    private readonly ContentHash _hash = ContentHash.Of("text"u8);

    public ContentStoreTests()
    {
        var folder = AbsolutePath.Parse(_temp["store"]);
        _store = new ContentStore(folder, new ScratchFiles(folder / "tmp", TimeProvider.System));
    }

    [Fact]
    public void File_comes_out_as_it_went_in()
    {
        _store.Add(_hash, 4, Path("text"));

        _store.Has(_hash, 4).ShouldBeTrue();
        _store.Has(_hash, 5).ShouldBeFalse();
        File.ReadAllText(_store.TryCopyOut(_hash)!).ShouldBe("text");
        File.Exists(_temp[$"store/blobs/{$"{_hash}"[..2]}/{_hash}"]).ShouldBeTrue();
    }

    [Fact]
    public void Copy_does_not_change_with_the_file_that_was_copied_in_or_out()
    {
        var file = Path("text");
        _store.Add(_hash, 4, file);
        File.WriteAllText(file, "else");
        File.WriteAllText(_store.TryCopyOut(_hash)!, "else");

        File.ReadAllText(_store.TryCopyOut(_hash)!).ShouldBe("text");
    }

    [Fact]
    public void Nothing_comes_out_that_is_not_in()
    {
        _store.TryCopyOut(_hash).ShouldBeNull();
        _store.OpenRead(_hash).ShouldBeNull();
        _store.Has(_hash, 4).ShouldBeFalse();
    }

    [Fact]
    public void File_that_is_not_what_its_hash_says_is_not_taken()
    {
        Should.Throw<IOException>(() => _store.Add(_hash, 4, Path("else"))).Message.ShouldContain("was changed while it was copied");

        _store.Has(_hash, 4).ShouldBeFalse();
        Directory.GetFiles(_temp["store"], "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("else", "is not what its hash says")]
    [InlineData("tex", "is not what its hash says")]
    [InlineData("text and more", "longer than the 4 bytes")]
    public async Task Stream_that_is_not_what_its_hash_says_is_not_taken(string content, string message)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));

        (await Should.ThrowAsync<IOException>(() => _store.AddAsync(_hash, 4, stream, TestContext.Current.CancellationToken))).Message.ShouldContain(message);

        Directory.GetFiles(_temp["store"], "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void Damaged_copy_does_not_come_out_and_is_replaced()
    {
        _store.Add(_hash, 4, Path("text"));
        File.WriteAllText(_temp[$"store/blobs/{$"{_hash}"[..2]}/{_hash}"], "txet");

        _store.TryCopyOut(_hash).ShouldBeNull();
        _store.Add(_hash, 4, Path("text"));

        File.ReadAllText(_store.TryCopyOut(_hash)!).ShouldBe("text");
    }

    [Fact]
    public async Task Stream_is_not_read_when_the_content_is_there()
    {
        _store.Add(_hash, 4, Path("text"));
        using var stream = new MemoryStream([1, 2, 3]);

        await _store.AddAsync(_hash, 4, stream, TestContext.Current.CancellationToken);

        stream.Position.ShouldBe(0);
    }

    public void Dispose() => _temp.Dispose();

    private AbsolutePath Path(string text) => AbsolutePath.Parse(_temp.Write("file", text));
}
