using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Registry.Tests.Server;

/// <summary>Links are made by many at once.</summary>
public sealed class LinkFolderTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    [Fact]
    public void Same_link_is_made_read_and_listed_by_many_at_once()
    {
        var links = new LinkFolder(_folder["links"]);

        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            links.Add(Descriptor.Empty.Digest);
            links.List().ShouldBe([Descriptor.Empty.Digest]);
        });
    }

    public void Dispose() => _folder.Dispose();
}
