using Slipway.Images;
using Slipway.Images.Tests;
using Slipway.Oci;
using Slipway.Testing;
using Slipway.Tools;

namespace EndToEnd.Images;

/// <summary>The sample program as an image on a base made from this machine; made once for all tests that look at it.</summary>
public sealed class HostBaseImage : IAsyncLifetime
{
    private readonly TempDirectory _folder = new();

    /// <summary>The image layout.</summary>
    public string Layout => _folder["oci"];

    /// <summary>The image in it.</summary>
    public BuiltImage Image { get; private set; } = null!;

    /// <summary>A path for the results of a test.</summary>
    public string this[string relative] => _folder[relative];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        AbsolutePath root = _folder.Path;
        var context = new ImageBuildContext
        {
            Layout = await OciLayout.OpenOrCreateAsync(Layout, TestContext.Current.CancellationToken),
            WorkDirectory = root / "work",
            Version = "1.2.3",
            Revision = "0123456789abcdef0123456789abcdef01234567",
            Created = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
            BaseImage = ImageSpec.HostBase,
        };
        var builder = new ImageBuilder(new ToolRunner(TimeProvider.System), new NoRegistry());
        var spec = new ImageSpec("hello", SampleSolution.Write(root / "src")) { Ports = [8080], Rules = new ImageRules { IncludeBase = true, MaximumSize = 80_000_000 } };
        Image = (await builder.BuildAsync([spec], context, TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private sealed class NoRegistry : IBaseImageSource
    {
        public Task<Descriptor> PullAsync(Reference reference, OciLayout target, IReadOnlyList<Platform> platforms, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("A host base needs no registry.");
    }
}
