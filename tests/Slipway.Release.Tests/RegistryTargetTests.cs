using Slipway.Release;

namespace Slipway.Release.Tests;

/// <summary>One rule names everything that is published.</summary>
public sealed class RegistryTargetTests
{
    [Fact]
    public void Images_and_charts_have_places_of_their_own()
    {
        var target = RegistryTarget.Parse("ghcr.io/acme");

        target.Image("gateway").ShouldBe("ghcr.io/acme/gateway");
        target.Chart("gateway").ShouldBe("ghcr.io/acme/charts/gateway");
        target.Registry.ShouldBe("ghcr.io");
        target.Embedded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("localhost:5000/acme")]
    [InlineData("registry.example.org/a/b")]
    [InlineData("registry.example.org")]
    public void Host_with_any_path_is_a_registry(string text) => RegistryTarget.Parse(text).Prefix.ShouldBe(text);

    [Theory]
    [InlineData("https://ghcr.io/acme")]
    [InlineData("acme")]
    [InlineData("ghcr.io/Acme")]
    [InlineData("ghcr.io/acme:latest")]
    [InlineData("")]
    public void Anything_else_is_refused(string text) => Should.Throw<FormatException>(() => RegistryTarget.Parse(text)).Message.ShouldContain($"'{text}' is not a registry");

    [Fact]
    public void Embedded_registry_is_on_the_loopback_interface() => RegistryTarget.AtLoopback(5005).ShouldSatisfyAllConditions(
        target => target.Prefix.ShouldBe("localhost:5005/local"),
        target => target.Embedded.ShouldBeTrue());
}
