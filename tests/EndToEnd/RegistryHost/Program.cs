using Slipway.Oci;
using Slipway.Registry;

namespace EndToEnd.RegistryHost;

/// <summary>
/// The embedded registry as a process of its own, so that tests can kill it: <c>RegistryHost ROOT [TOKEN]</c> prints its address. And transfers as processes of
/// their own: <c>push LAYOUT NAME TARGET</c>, <c>copy SOURCE TARGET</c>, <c>pull SOURCE LAYOUT</c> print the most bytes of memory that they had.
/// </summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        using var client = new RegistryClient(new RegistryClientOptions());
        switch (arguments)
        {
            case ["push", var folder, var name, var target]:
                var layout = await OciLayout.OpenOrCreateAsync(folder, default);
                await client.PushAsync(layout, (await layout.FindAsync(name, default))!, Reference.Parse(target), new PushOptions(), default);
                break;
            case ["copy", var source, var target]:
                await client.CopyAsync(Reference.Parse(source), Reference.Parse(target), new CopyOptions(), default);
                break;
            case ["pull", var source, var folder]:
                await client.PullAsync(Reference.Parse(source), await OciLayout.OpenOrCreateAsync(folder, default), new PullOptions(), default);
                break;
            default:
                await ServeAsync(arguments);
                break;
        }

        var peak = (await File.ReadAllLinesAsync("/proc/self/status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        Console.WriteLine(long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) * 1024);
    }

    private static async Task ServeAsync(string[] arguments)
    {
        var options = new EmbeddedRegistryOptions { Root = arguments[0], Port = 0, Token = arguments.ElementAtOrDefault(1) };
        await using var registry = await EmbeddedRegistry.StartAsync(options, CancellationToken.None);
        Console.WriteLine(registry.Address);
        await Task.Delay(Timeout.Infinite);
    }
}
