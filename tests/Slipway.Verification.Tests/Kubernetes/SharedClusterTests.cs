using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class SharedClusterTests
{
    private const string Space = "slipway-20261121-120000-77";

    private static readonly ClusterAccess Access = new("/kube/config", "staging");

    [Fact]
    public async Task Everything_stays_in_the_run_s_own_namespace_which_is_removed_at_the_end()
    {
        await using var fake = await FakeCluster.StartAsync();
        fake.Tools.On("helm template", "helm3/install").On("--ignore-not-found -o name -f -", _ => Recording.Empty);

        var findings = await RunAsync(fake, fake.Plan());

        findings.Failed.ShouldBeFalse();
        fake.Tools.Raw.ShouldAllBe(command => command.CommandLine == "helm version" || command.CommandLine.Contains("--context staging", StringComparison.Ordinal) || command.CommandLine.Contains("--kube-context staging", StringComparison.Ordinal));
        fake.Tools.Commands.Where(command => command.Contains(" -n ", StringComparison.Ordinal)).ShouldAllBe(command => command.Contains($" -n {Space}", StringComparison.Ordinal));
        fake.Tools.Raw.Single(command => command.Arguments is ["install", "gateway", ..]).StandardInput.ShouldNotBeNull().ShouldContain($"\"watchNamespace\":\"{Space}\"");
        fake.Tools.Commands[^1].ShouldBe($"kubectl --kubeconfig /kube/config --context staging delete namespace {Space} --ignore-not-found --timeout=120s");
    }

    [Fact]
    public async Task Chart_whose_objects_are_there_for_somebody_else_is_left_alone()
    {
        await using var fake = await FakeCluster.StartAsync();
        var crds = new Recording("customresourcedefinition.apiextensions.k8s.io/routes.gateway.slipway.dev", "", 0);
        fake.Tools.On("helm template", "helm3/install").OnEach("--ignore-not-found -o name -f -", crds, Recording.Empty);

        var findings = await RunAsync(fake, fake.Plan());

        findings.Steps.Single(step => step.Name == "install gateway-crds v1.4.0").Outcome.ShouldBe(CheckOutcome.Skipped);
        fake.Tools.Commands.ShouldNotContain(command => command.StartsWith("helm install gateway-crds", StringComparison.Ordinal));
        fake.Tools.Commands.ShouldNotContain(command => command.StartsWith("helm uninstall gateway-crds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Upgrade_leaves_alone_what_is_there_for_somebody_else()
    {
        await using var fake = await FakeCluster.StartAsync();
        var crds = new Recording("customresourcedefinition.apiextensions.k8s.io/routes.gateway.slipway.dev", "", 0);
        fake.Tools.On("helm template", "helm3/install").OnEach("--ignore-not-found -o name -f -", crds, Recording.Empty, crds, Recording.Empty, crds);
        var plan = fake.Plan();

        var findings = await RunAsync(fake, plan with { PreviousVersion = "v1.3.0", Charts = [.. plan.Charts.Select(chart => chart with { Previous = chart.Chart })] });

        findings.Failed.ShouldBeFalse();
        findings.Steps.Single(step => step.Name == "upgrade gateway-crds to v1.4.0").Outcome.ShouldBe(CheckOutcome.Skipped);
        fake.Tools.Commands.ShouldNotContain(command => command.StartsWith("helm install gateway-crds", StringComparison.Ordinal) || command.StartsWith("helm upgrade gateway-crds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Failed_installation_is_removed_too()
    {
        await using var fake = await FakeCluster.StartAsync();
        fake.Tools.On("helm template", "helm3/install").On("--ignore-not-found -o name -f -", _ => Recording.Empty).On("helm install gateway /", "helm4/install-invalid");

        var findings = await RunAsync(fake, fake.Plan());

        findings.Failed.ShouldBeTrue();
        fake.Tools.Commands[^1].ShouldContain($"delete namespace {Space}");
    }

    [Fact]
    public async Task Installation_that_cannot_be_removed_is_told_with_the_command_that_removes_it()
    {
        await using var fake = await FakeCluster.StartAsync();
        fake.Tools.On("helm template", "helm3/install").On("--ignore-not-found -o name -f -", _ => Recording.Empty).On("delete namespace", "kubectl/connection-refused");

        await RunAsync(fake, fake.Plan());

        fake.Told[^1].ShouldContain($"kubectl --context staging delete namespace {Space}");
    }

    private static Task<ClusterFindings> RunAsync(FakeCluster fake, ClusterPlan plan) =>
        new ClusterVerification(new(fake.Tools), plan with { IsShared = true, Namespace = Space }, fake.Folder.Path, new JumpingTime(), fake.Told.Add).RunAsync(Access, "", default);
}
