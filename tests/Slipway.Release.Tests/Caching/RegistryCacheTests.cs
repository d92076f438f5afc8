using System.Security.Cryptography;
using System.Text;
using Slipway.Engine;
using Slipway.Oci;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Testing.Http;

namespace Slipway.Release.Tests.Caching;

/// <summary>Entries of a shared cache in a real registry on loopback.</summary>
public sealed class RegistryCacheTests : IAsyncLifetime
{
    private static readonly string Key = new('a', 64);
    private readonly TempDirectory _folder = new();
    private EmbeddedRegistry? _registry;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private EmbeddedRegistry Registry => _registry!;

    private Reference Repository => Reference.Parse($"{Registry.Address}/acme/cache");

    public async ValueTask InitializeAsync() => _registry = await EmbeddedRegistry.StartAsync(new() { Root = _folder["registry"], Port = 0 }, Cancel);

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_one_machine_writes_another_reads()
    {
        using (var writer = Open())
        {
            await WriteAsync(writer, "entry", "one", "two", "");
        }

        using var reader = Open();
        Encoding.UTF8.GetString((await reader.ReadEntryAsync(Key, Cancel))!.Value.Span).ShouldBe("entry");
        (await ReadAsync(reader, "one")).ShouldBe("one");
        (await ReadAsync(reader, "two")).ShouldBe("two");
        (await ReadAsync(reader, "")).ShouldBe("");
        reader.Name.ShouldBe($"{Registry.Address}/acme/cache");
    }

    [Fact]
    public async Task What_is_not_there_is_null()
    {
        using var cache = Open();

        (await cache.ReadEntryAsync(Key, Cancel)).ShouldBeNull();
        (await cache.OpenContentAsync(Key, Content("one"), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Lookup_of_an_entry_that_is_not_there_is_one_request()
    {
        await using var proxy = await FaultProxy.StartAsync(Registry.Port);
        using var cache = Open(Reference.Parse($"{proxy.Address}/acme/cache"));

        await cache.ReadEntryAsync(Key, Cancel);

        proxy.Requests.ShouldBe([$"GET /v2/acme/cache/manifests/{Key}"]);
    }

    [Fact]
    public async Task Entry_is_an_artefact_that_other_tools_can_read()
    {
        using var cache = Open();
        await WriteAsync(cache, "entry", "one", "");
        using var client = new RegistryClient(new());

        var manifest = (await client.GetManifestAsync(Repository.WithTag(Key), Cancel))!;

        manifest.Descriptor.MediaType.ShouldBe(MediaTypes.ImageManifest);
        manifest.Descriptor.ArtifactType.ShouldBe("application/vnd.slipway.cache.entry.v1");
        manifest.Blobs.Select(blob => (blob.MediaType, blob.Size)).ShouldBe([("application/vnd.slipway.cache.entry.v1", 5), ("application/vnd.slipway.cache.content.v1", 3)]);
    }

    [Fact]
    public async Task Contents_that_are_there_are_not_sent_again()
    {
        using var cache = Open();
        await WriteAsync(cache, "entry", "one");

        await cache.WriteEntryAsync(new('b', 64), "other"u8.ToArray(), [Content("one")], _ => throw new InvalidOperationException("It was read."), Cancel);

        (await cache.ReadEntryAsync(new('b', 64), Cancel)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Entry_without_files_is_kept_and_a_later_one_replaces_it()
    {
        using var cache = Open();
        await WriteAsync(cache, "entry");
        await WriteAsync(cache, "later");

        Encoding.UTF8.GetString((await cache.ReadEntryAsync(Key, Cancel))!.Value.Span).ShouldBe("later");
    }

    [Fact]
    public async Task Artefact_of_another_kind_is_refused()
    {
        var image = OciJson.Serialize(new ImageManifest { ArtifactType = "application/vnd.other", Config = Descriptor.Empty, Layers = [] });
        using var client = new RegistryClient(new());
        await client.PushAsync(new Blobs(image, Descriptor.EmptyContent), Descriptor.Of(MediaTypes.ImageManifest, image), Repository.WithTag(Key), new(), Cancel);
        using var cache = Open();

        (await Should.ThrowAsync<InvalidDataException>(() => cache.ReadEntryAsync(Key, Cancel))).Message
            .ShouldBe($"{Repository.WithTag(Key)} is no entry of a cache: it is 'application/vnd.other', and 'application/vnd.slipway.cache.entry.v1' was expected.");
    }

    [Fact]
    public async Task Entry_with_other_bytes_than_its_digest_says_is_refused()
    {
        using (var writer = Open())
        {
            await WriteAsync(writer, "entry", "one");
        }

        await using var proxy = await FaultProxy.StartAsync(Registry.Port);
        proxy.InjectOnce(request => request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal), new Fault.Corrupt(2));
        using var cache = Open(Reference.Parse($"{proxy.Address}/acme/cache"));

        await Should.ThrowAsync<DigestMismatchException>(() => cache.ReadEntryAsync(Key, Cancel));
    }

    [Fact]
    public async Task Entry_that_announces_more_than_belongs_into_memory_is_refused()
    {
        var manifest = OciJson.Serialize(new ImageManifest
        {
            ArtifactType = RegistryCache.EntryType,
            Config = new() { MediaType = RegistryCache.EntryType, Digest = Digest.Of("x"u8), Size = 1L << 40 },
            Layers = [Descriptor.Empty],
        });
        await using var proxy = await FaultProxy.StartAsync(Registry.Port);
        proxy.Inject((_, _) => new Fault.Answer(async context =>
        {
            context.Response.ContentType = MediaTypes.ImageManifest;
            await context.Response.Body.WriteAsync(manifest, Cancel);
        }));
        using var cache = Open(Reference.Parse($"{proxy.Address}/acme/cache"));

        (await Should.ThrowAsync<FormatException>(() => cache.ReadEntryAsync(Key, Cancel))).Message.ShouldContain("too large");
    }

    [Fact]
    public async Task Registry_that_refuses_writing_can_be_read()
    {
        using (var writer = Open())
        {
            await WriteAsync(writer, "entry", "one");
        }

        await using var readOnly = await EmbeddedRegistry.StartAsync(new() { Root = _folder["registry"], Port = 0, ReadOnly = true }, Cancel);
        using var cache = Open(Reference.Parse($"{readOnly.Address}/acme/cache"));

        (await ReadAsync(cache, "one")).ShouldBe("one");
        await Should.ThrowAsync<RegistryException>(() => WriteAsync(cache, "entry", "new"));
    }

    [Fact]
    public async Task Interrupted_write_leaves_no_entry()
    {
        using var cache = Open();

        await Should.ThrowAsync<IOException>(() => cache.WriteEntryAsync(Key, "entry"u8.ToArray(), [Content("one"), Content("two")], content => content == Content("one") ? Stream("one") : throw new IOException("The disk is gone."), Cancel));

        (await cache.ReadEntryAsync(Key, Cancel)).ShouldBeNull();
    }

    private RegistryCache Open(Reference? repository = null) => new(repository ?? Repository, new RegistryClient(new() { MaximumAttempts = 1 }));

    private static Task WriteAsync(RegistryCache cache, string entry, params string[] contents)
    {
        var streams = contents.ToDictionary(Content, Stream);
        return cache.WriteEntryAsync(Key, Encoding.UTF8.GetBytes(entry), [.. streams.Keys], content => streams[content], Cancel);
    }

    private static async Task<string> ReadAsync(RegistryCache cache, string content)
    {
        using var reader = new StreamReader((await cache.OpenContentAsync(Key, Content(content), Cancel))!);
        return await reader.ReadToEndAsync(Cancel);
    }

    private static CacheContent Content(string text) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Encoding.UTF8.GetByteCount(text));

    private static Stream Stream(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    private sealed class Blobs(params ReadOnlyMemory<byte>[] contents) : IBlobSource
    {
        public ValueTask<Stream> OpenAsync(Descriptor descriptor, CancellationToken cancellationToken) =>
            new(new MemoryStream(contents.Single(content => Digest.Of(content.Span) == descriptor.Digest).ToArray()));
    }
}
