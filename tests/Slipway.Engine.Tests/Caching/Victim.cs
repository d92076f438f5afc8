using Slipway.Engine.Caching;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Caching;

/// <summary>A build that works without end on a target with ten products of 100 KB, so that it can be killed.</summary>
internal static class Victim
{
    /// <summary>What it says when it makes the products.</summary>
    public const string Line = "made the products";

    private const int Products = 10;

    public static async Task RunForeverAsync(CacheSettings settings, CachedTarget target)
    {
        for (var i = 0; ; i++)
        {
            (settings.Root / "src").CreateDirectory();
            await File.WriteAllTextAsync(settings.Root / "src" / "a.txt", $"{i} ");
            for (var round = 0; round < 2; round++)
            {
                // The second round restores what the first one made.
                (settings.Root / "out").DeleteDirectory();
                var cache = new TargetCache(settings);
                await cache.RunAsync(target, _ => MakeAsync(settings.Root), CancellationToken.None);
                await cache.SaveAsync(CancellationToken.None);
                Check(settings.Root);
            }

            Console.WriteLine(Line);
            await Console.Out.FlushAsync();
        }
    }

    /// <summary>The target's work.</summary>
    public static async Task MakeAsync(AbsolutePath root)
    {
        (root / "out").CreateDirectory();
        var text = await File.ReadAllTextAsync(root / "src" / "a.txt");
        for (var i = 0; i < Products; i++)
        {
            await File.WriteAllTextAsync(root / "out" / $"{i}.txt", Content(text, i));
        }
    }

    /// <summary>Whether every product is what the inputs make.</summary>
    public static void Check(AbsolutePath root)
    {
        var text = File.ReadAllText(root / "src" / "a.txt");
        for (var i = 0; i < Products; i++)
        {
            File.ReadAllText(root / "out" / $"{i}.txt").ShouldBe(Content(text, i));
        }
    }

    private static string Content(string text, int i) => string.Concat(Enumerable.Repeat($"{i} {text}", 20_000));
}
