using Slipway.Registry;

namespace EndToEnd.RegistryHost;

/// <summary>The embedded registry as a process of its own, so that tests can kill it: <c>RegistryHost ROOT [TOKEN]</c>. Prints its address.</summary>
internal static class Program
{
    public static async Task Main(string[] arguments)
    {
        var options = new EmbeddedRegistryOptions { Root = arguments[0], Port = 0, Token = arguments.ElementAtOrDefault(1) };
        await using var registry = await EmbeddedRegistry.StartAsync(options, CancellationToken.None);
        Console.WriteLine(registry.Address);
        await Task.Delay(Timeout.Infinite);
    }
}
