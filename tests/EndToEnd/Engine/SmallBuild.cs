namespace EndToEnd.Engine;

/// <summary>
/// A clone of this repository whose build is replaced by a small one (<c>SmallBuild.cs.txt</c>), compiled and started by <c>./build.sh</c> as any other.
/// </summary>
public sealed class SmallBuild : IAsyncLifetime
{
    private Checkout? _checkout;

    /// <summary>The clone, its build compiled.</summary>
    public Checkout Checkout => _checkout!;

    /// <summary>Another clone, its build not compiled yet.</summary>
    public static async Task<Checkout> CloneAsync()
    {
        var clone = await Checkout.CloneAsync();
        foreach (var file in Directory.GetFiles(clone["build"], "Build*.cs"))
        {
            File.Delete(file);
        }

        File.Copy(Path.Combine(AppContext.BaseDirectory, "Engine", "SmallBuild.cs.txt"), clone["build/Build.cs"]);
        return clone;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _checkout = await CloneAsync();
        (await _checkout.BuildAsync("--help")).ShouldExitWith(0);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _checkout?.DisposeAsync() ?? ValueTask.CompletedTask;
}
