using Slipway.Testing;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class KindVerificationTests
{
    private const string Name = "slipway-20261121-120000-77";

    private static readonly KindCluster Cluster = new("kindest/node:v1.33.1@sha256:050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f");

    [Fact]
    public async Task Release_that_works_is_installed_checked_and_removed_with_its_cluster()
    {
        await using var fake = await FakeCluster.StartAsync();

        var findings = await RunAsync(fake, fake.Plan());

        findings.Failed.ShouldBeFalse();
        findings.Evidence.ShouldBeEmpty();
        findings.Tools.ShouldBe(new Dictionary<string, string> { ["helm"] = "v3.17.2", ["kubectl"] = "v1.33.13", ["kubernetes"] = "v1.33.13" }, ignoreOrder: true);
        Golden.Match(fake.Commands(Name), "kind-commands.txt");
        Golden.Match(Describe(findings), "kind-steps.txt");
        Ledger(fake).FindOwn().ShouldBeEmpty();
    }

    [Fact]
    public async Task Release_is_upgraded_to_from_the_one_before_and_checked_again()
    {
        await using var fake = await FakeCluster.StartAsync();
        var plan = fake.Plan();
        plan = plan with
        {
            PreviousVersion = "v1.3.0",
            Charts = [plan.Charts[0], plan.Charts[1] with { Previous = new("oci://ghcr.io/acme/charts/gateway", "1.3.0") }],
        };

        var findings = await RunAsync(fake, plan);

        findings.Suites.Select(suite => suite.Name).ShouldBe(["v1.33: conformance", "v1.33: conformance after the upgrade from v1.3.0"]);
        Golden.Match(Describe(findings), "kind-upgrade-steps.txt");
        fake.Tools.Commands.Where(command => command.StartsWith("helm install", StringComparison.Ordinal) || command.StartsWith("helm upgrade", StringComparison.Ordinal)).Select(command => string.Join(' ', command.Split(' ').Take(4)))
            .ShouldBe(["helm install gateway-crds /charts/gateway-crds-1.4.0.tgz", "helm install gateway /charts/gateway-1.4.0.tgz", "helm install gateway oci://ghcr.io/acme/charts/gateway", "helm install gateway-crds /charts/gateway-crds-1.4.0.tgz", "helm upgrade gateway /charts/gateway-1.4.0.tgz"]);
    }

    [Fact]
    public async Task Release_that_does_not_start_fails_with_the_reason_and_evidence_and_the_cluster_is_deleted()
    {
        await using var fake = await FakeCluster.StartAsync();
        fake.Tools.On("get deployments,", "kubectl/deployments-json").On("get pods", "kubectl/pods-json").On("logs pod/crash", "kubectl/logs-previous");

        var findings = await RunAsync(fake, fake.Plan());

        findings.Failed.ShouldBeTrue();
        findings.Steps.Single(step => step.Outcome == CheckOutcome.Failed).Message.ShouldNotBeNull().ShouldContain("fatal: no configuration");
        findings.Suites.ShouldBeEmpty();
        findings.Evidence.Select(evidence => evidence.Title).ShouldContain("events");
        findings.Evidence.ShouldContain(evidence => evidence.Source.StartsWith("pod crash-", StringComparison.Ordinal) && evidence.Text.Contains("fatal: no configuration"));
        fake.Tools.Commands[^1].ShouldStartWith("kind delete cluster");
    }

    [Fact]
    public async Task Hook_that_fails_is_explained_by_its_pod()
    {
        await using var fake = await FakeCluster.StartAsync();
        fake.Tools.On("helm install gateway /", "helm3/install-nopull").On("get pods", _ => FakeCluster.Named("kubectl/pods-json", "nopull"));

        var findings = await RunAsync(fake, fake.Plan());

        var failed = findings.Steps.Single(step => step.Outcome == CheckOutcome.Failed);
        failed.Name.ShouldBe("v1.33: install gateway v1.4.0");
        failed.Message.ShouldNotBeNull().ShouldContain("context deadline exceeded");
        failed.Message.ShouldNotBeNull().ShouldContain("its image localhost:5999/none:1 cannot be pulled");
    }

    [Fact]
    public async Task Pod_that_crashes_after_a_minute_fails_the_release()
    {
        await using var fake = await FakeCluster.StartAsync();
        var crashed = FakeCluster.Named("kubectl/pods-json", "crash");
        fake.Tools.On("get pods", _ => fake.Tools.Commands.Any(command => command.StartsWith("helm test", StringComparison.Ordinal)) ? crashed : FakeCluster.Named("kubectl/pods-json", "good"));

        var findings = await RunAsync(fake, fake.Plan());

        findings.Steps.Single(step => step.Outcome == CheckOutcome.Failed).ShouldSatisfyAllConditions(
            step => step.Name.ShouldBe("v1.33: look for crashes"),
            step => step.Duration.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(75)),
            step => step.Message.ShouldNotBeNull().ShouldContain("Crashed after it had been ready"));
    }

    [Fact]
    public async Task Failed_check_brings_evidence_and_the_steps_go_on()
    {
        await using var fake = await FakeCluster.StartAsync();

        var findings = await RunAsync(fake, fake.Plan(CheckOutcome.Passed, CheckOutcome.Failed));

        findings.Failed.ShouldBeTrue();
        findings.Steps.ShouldAllBe(step => step.Outcome != CheckOutcome.Failed);
        findings.Evidence.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Load_test_that_cannot_be_done_decides_nothing()
    {
        await using var fake = await FakeCluster.StartAsync();

        var findings = await RunAsync(fake, fake.Plan() with { Load = (_, _) => throw new VerificationException("no route") });

        findings.Failed.ShouldBeFalse();
        findings.Steps.Single(step => step.Name == "v1.33: measure under load").ShouldSatisfyAllConditions(step => step.Outcome.ShouldBe(CheckOutcome.Skipped), step => step.Message.ShouldBe("no route"));
    }

    [Theory]
    [InlineData("kind/create-name-taken")]
    [InlineData("kind/create-missing-image")]
    public async Task Cluster_that_cannot_be_created_is_deleted_all_the_same(string recording)
    {
        await using var fake = await FakeCluster.StartAsync();
        fake.Tools.On("kind create cluster", recording);

        var findings = await RunAsync(fake, fake.Plan());

        findings.Failed.ShouldBeTrue();
        fake.Tools.Commands.Select(command => command.Split(' ')[1]).ShouldBe(["create", "delete"]);
    }

    [Fact]
    public async Task Cluster_that_dies_in_the_middle_fails_with_what_kubectl_said()
    {
        await using var fake = await FakeCluster.StartAsync();
        foreach (var part in new[] { "get deployments,", "get pods", "get events" })
        {
            fake.Tools.On(part, "kubectl/connection-refused");
        }

        var findings = await RunAsync(fake, fake.Plan());

        findings.Steps.Single(step => step.Outcome == CheckOutcome.Failed).Message.ShouldNotBeNull().ShouldContain("was refused");
        findings.Evidence.ShouldHaveSingleItem().Title.ShouldBe("no evidence");
        fake.Tools.Commands[^1].ShouldStartWith("kind delete cluster");
    }

    [Fact]
    public async Task Kubectl_that_is_too_old_for_the_cluster_fails_before_anything_is_installed()
    {
        await using var fake = await FakeCluster.StartAsync();
        fake.Tools.On("kubectl version", _ => new("""{"clientVersion": {"gitVersion": "v1.29.0"}, "serverVersion": {"gitVersion": "v1.33.1"}}""", "", 0));

        var findings = await RunAsync(fake, fake.Plan());

        findings.Steps.Single(step => step.Outcome == CheckOutcome.Failed).Message.ShouldNotBeNull().ShouldContain("Install kubectl v1.33");
        fake.Tools.Commands.ShouldNotContain(command => command.StartsWith("helm install", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelled_run_leaves_its_cluster_in_the_ledger_for_the_target_that_removes_it()
    {
        await using var fake = await FakeCluster.StartAsync();
        using var cancel = new CancellationTokenSource();
        fake.Tools.On("helm test", _ =>
        {
            cancel.Cancel();
            return Recording.Empty;
        });

        await Should.ThrowAsync<OperationCanceledException>(() => RunAsync(fake, fake.Plan(), cancellationToken: cancel.Token));

        var own = Ledger(fake).FindOwn();
        own.ShouldHaveSingleItem().Name.ShouldBe(Name);
        await new LeftoverRemoval(new(fake.Tools), Ledger(fake), fake.Told.Add).RemoveAsync(own, default);
        fake.Tools.Commands[^1].ShouldStartWith($"kind delete cluster --name {Name}");
        Ledger(fake).FindOwn().ShouldBeEmpty();
    }

    [Fact]
    public async Task Kept_cluster_is_not_deleted_and_no_leftover()
    {
        await using var fake = await FakeCluster.StartAsync();

        await RunAsync(fake, fake.Plan(), keep: true);

        fake.Tools.Commands.ShouldNotContain(command => command.StartsWith("kind delete", StringComparison.Ordinal));
        fake.Told[^1].ShouldContain($"kind delete cluster --name {Name}");
        Ledger(fake).FindLeftovers().ShouldBeEmpty();
    }

    private static ClusterLedger Ledger(FakeCluster fake) => new(fake.Folder.Path, 77);

    private static Task<ClusterFindings> RunAsync(FakeCluster fake, ClusterPlan plan, bool keep = false, CancellationToken cancellationToken = default) =>
        new KindVerification(new(fake.Tools), Ledger(fake), new JumpingTime(), fake.Told.Add)
            .RunAsync(new(Cluster with { Ports = fake.Exposure.Ports }, plan) { Prefix = "v1.33: ", Archive = "/images.tar", Keep = keep }, cancellationToken);

    private static string Describe(ClusterFindings findings) => string.Concat(findings.Steps.Select(step => $"{step.Outcome} {step.Name}{(step.Message is null ? "" : $" ({step.Message})")}\n"));
}
