using Slipway.Engine;
using Slipway.Versioning;

namespace Slipway.Release.Tests.Publishing;

/// <summary>Which registries a release goes to, and how a person goes on with it.</summary>
public sealed class DestinationTests
{
    private static readonly RegistryTarget s_own = RegistryTarget.Parse("ghcr.io/acme");

    [Theory]
    [InlineData("v1.4.0", "ghcr.io/acme quay.io/acme docker.io/acme")]
    [InlineData("v1.4.0-rc.1", "ghcr.io/acme quay.io/acme")]
    [InlineData("v0.0.0-main-0123456789ab", "ghcr.io/acme quay.io/acme")]
    public void Some_mirrors_get_stable_versions_only(string version, string expected) =>
        string.Join(' ', Destinations.Of(s_own, [new("quay.io/acme"), new("docker.io/acme") { StableOnly = true }], ReleaseVersion.Parse(version)).Select(target => target.Prefix)).ShouldBe(expected);

    [Fact]
    public void Every_wrong_mirror_is_named() =>
        Should.Throw<UsageException>(() => Destinations.Of(s_own, [new("https://quay.io/acme"), new("ghcr.io/acme/"), new("quay.io/acme")], ReleaseVersion.Parse("v1.4.0")))
            .Problems.ShouldBe(
            [
                "Mirror: 'https://quay.io/acme' is not a registry (expected a host and an owner without scheme and tag, for instance 'ghcr.io/acme' or 'localhost:5000/acme').",
                "The mirror ghcr.io/acme/ is named twice, or is the release's own registry.",
            ]);

    [Theory]
    [InlineData("ghcr.io/acme", "ghcr.io/acme", null, "./build.sh Publish --skip --version v1.4.0 --registry ghcr.io/acme")]
    [InlineData("ghcr.io/acme", "ghcr.io/stage", null, "./build.sh Publish --skip --version v1.4.0 --registry ghcr.io/acme --stage-registry ghcr.io/stage")]
    [InlineData("", "", null, "./build.sh Publish --skip --version v1.4.0")]
    [InlineData("", "", 6000, "./build.sh Publish --skip --version v1.4.0 --registry-port 6000")]
    public void Command_names_what_another_machine_has_to_know(string registry, string staged, int? port, string expected) =>
        GoOnCommand.Of("Publish", "v1.4.0", Target(registry, port), Target(staged, port), port).ShouldBe(expected);

    private static RegistryTarget Target(string registry, int? port) => registry.Length > 0 ? RegistryTarget.Parse(registry) : RegistryTarget.AtLoopback(port ?? 5005);
}
