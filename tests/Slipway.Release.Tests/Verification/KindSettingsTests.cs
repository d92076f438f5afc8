using Slipway.Engine;
using Slipway.Registry;
using Slipway.Testing;
using Slipway.Verification.Suites;

namespace Slipway.Release.Tests.Verification;

/// <summary>What VerifyKind is asked for, and what is missing on a machine.</summary>
public sealed class KindSettingsTests : IDisposable
{
    private readonly TempDirectory _path = new();

    public void Dispose() => _path.Dispose();

    [Fact]
    public void Every_missing_program_is_named_with_the_command_that_installs_it()
    {
        Install("docker", "helm");

        var problems = Settings().Validate(_path.Path).ToList();

        problems.Count.ShouldBe(2);
        problems[0].ShouldStartWith("VerifyKind needs kind, which is not in PATH. Install it with: curl -fLo ~/.local/bin/kind https://kind.sigs.k8s.io/dl/v0.30.0/kind-");
        problems[1].ShouldContain("kubectl");
    }

    [Fact]
    public void Existing_cluster_needs_neither_docker_nor_kind()
    {
        Install("kubectl", "helm");

        (Settings() with { KubeContext = "staging" }).Validate(_path.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Existing_cluster_cannot_pull_from_this_machine()
    {
        Install("kubectl", "helm");

        (Settings() with { KubeContext = "staging", Staged = RegistryTarget.AtLoopback(5005) }).Validate(_path.Path).ShouldHaveSingleItem().ShouldContain("give --registry");
    }

    [Fact]
    public void Choices_that_exclude_each_other_and_wrong_suites_are_told_together()
    {
        Install("kubectl", "helm");

        var problems = (Settings() with { KubeContext = "staging", KubernetesVersions = "1.33", Choice = new(Published: false, Docker: true), Suites = [new OwnSuite("mine")] }).Validate(_path.Path).ToList();

        problems.Count.ShouldBe(3);
        problems.ShouldContain(problem => problem.Contains("--verify docker"));
        problems.ShouldContain(problem => problem.Contains("--kubernetes-version is for kind clusters"));
        problems.ShouldContain(problem => problem.Contains("neither a command nor an image"));
    }

    [Theory]
    [InlineData(null, new[] { "1.33" })]
    [InlineData("1.34", new[] { "1.34" })]
    [InlineData("v1.34, 1.32,1.34", new[] { "1.34", "1.32" })]
    public void Versions_of_Kubernetes_choose_node_images_with_digests(string? text, string[] expected)
    {
        var clusters = (Settings() with { KubernetesVersions = text }).Clusters;

        clusters.Select(cluster => cluster.Version).ShouldBe(expected);
        clusters.ShouldAllBe(cluster => cluster.NodeImage.StartsWith($"kindest/node:v{cluster.Version}.", StringComparison.Ordinal) && cluster.NodeImage.Contains("@sha256:"));
    }

    [Fact]
    public void Version_without_a_node_image_is_refused_with_those_that_have_one() =>
        Should.Throw<UsageException>(() => (Settings() with { KubernetesVersions = "1.12" }).Clusters).Message.ShouldBe("--kubernetes-version 1.12 has no node image in this build (expected 1.33, 1.34, 1.32, 1.31).");

    [Fact]
    public void Standard_node_images_make_right_clusters() =>
        KindNodeImages.Standard.Values.SelectMany(image => new Slipway.Verification.Kubernetes.KindCluster(image).Validate()).ShouldBeEmpty();

    private static KindSettings Settings() => new()
    {
        Registry = RegistryTarget.Parse("ghcr.io/acme"),
        Staged = RegistryTarget.Parse("ghcr.io/acme"),
        Choice = new(Published: false, Docker: false),
        Credentials = new NoCredentials(),
        NodeImages = KindNodeImages.Standard,
    };

    private void Install(params string[] programs)
    {
        foreach (var program in programs)
        {
            var file = _path.Write(program, "#!/bin/sh\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserExecute | UnixFileMode.UserRead);
            }
        }
    }

    internal sealed class NoCredentials : ICredentialSource
    {
        public ValueTask<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) => default;
    }
}
