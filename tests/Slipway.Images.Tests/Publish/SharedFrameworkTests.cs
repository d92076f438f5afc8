using System.Text.Json;

namespace Slipway.Images.Tests;

public sealed class SharedFrameworkTests
{
    [Theory]
    [InlineData("""{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""", "Microsoft.NETCore.App 10.0.0")]
    [InlineData("""{"runtimeOptions":{"frameworks":[{"name":"A","version":"8.0.0-rc.1"},{"name":"B","version":"9.0.2"}]}}""", "A 8.0.0, B 9.0.2")]
    [InlineData("""{"runtimeOptions":{"includedFrameworks":[]}}""", "")]
    public void Frameworks_are_read_from_a_runtime_configuration(string json, string expected)
    {
        using var document = JsonDocument.Parse(json);
        string.Join(", ", SharedFramework.ReadAll(document.RootElement).Select(framework => $"{framework.Name} {framework.Version}")).ShouldBe(expected);
    }
}
