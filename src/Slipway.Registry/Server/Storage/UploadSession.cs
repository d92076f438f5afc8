using System.Diagnostics.CodeAnalysis;
using Slipway.Oci;

namespace Slipway.Registry;

/// <summary>An upload between its first and its last request.</summary>
internal sealed class UploadSession(string id, string repository, BlobWriter writer, TimeProvider clock) : IDisposable
{
    [SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "Requests may still wait for their turn when the upload ends; it holds no handle.")]
    private readonly SemaphoreSlim _turn = new(1, 1);

    public string Id { get; } = id;

    public string Repository { get; } = repository;

    public DateTimeOffset LastUsed { get; private set; } = clock.GetUtcNow();

    /// <summary>The number of bytes that are here.</summary>
    public long Size => writer.Size;

    /// <summary>Waits until no other request of this upload is being answered: one after the other, whatever clients do.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);

    public void Leave() => _turn.Release();

    public ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        LastUsed = clock.GetUtcNow();
        return writer.WriteAsync(content, cancellationToken);
    }

    /// <summary>Gives the content its name if it is what the client says.</summary>
    public void Complete(Digest digest) => writer.Complete(new Descriptor { MediaType = "", Digest = digest, Size = Size }, "the upload");

    public void Dispose() => writer.Dispose();
}
