using System.Text.Json;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class WorkloadTests
{
    [Fact]
    public void Recorded_deployments_are_complete_only_when_all_their_pods_are_available()
    {
        var deployments = JsonSerializer.Deserialize(Recording.Read("kubectl/deployments-json").Output, ClusterJson.Default.ObjectListWorkload)!.Items;

        deployments.Where(deployment => deployment.IsComplete).Select(deployment => deployment.Id).ShouldBe(["deployment/good"]);
        deployments.Single(deployment => deployment.Metadata.Name == "crash").Progress.ShouldBe("0 of 1 available");
    }

    [Fact]
    public void Recorded_job_is_complete()
    {
        var job = JsonSerializer.Deserialize(Recording.Read("kubectl/job-json").Output, ClusterJson.Default.Workload)!;

        job.IsComplete.ShouldBeTrue();
        job.Failure.ShouldBeNull();
    }

    [Fact]
    public void Deployment_with_an_old_pod_left_is_not_complete() =>
        Deployment(replicas: 3, updated: 2, available: 3).IsComplete.ShouldBeFalse();

    [Fact]
    public void Deployment_whose_change_was_not_seen_yet_is_not_complete() =>
        (Deployment(2, 2, 2) with { Metadata = new() { Generation = 2 } }).IsComplete.ShouldBeFalse();

    [Fact]
    public void Deployment_scaled_to_nothing_is_complete_when_its_pods_are_gone()
    {
        var wanted = new WorkloadSpec { Replicas = 0 };

        (Deployment(1, 0, 0) with { Spec = wanted }).IsComplete.ShouldBeFalse();
        (Deployment(0, 0, 0) with { Spec = wanted }).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public void Job_that_gave_up_is_a_failure() =>
        new Workload { Kind = "Job", Status = new() { Conditions = [new() { Type = "Failed", Status = "True", Reason = "BackoffLimitExceeded", Message = "too often" }] } }
            .Failure.ShouldBe("BackoffLimitExceeded: too often");

    [Fact]
    public void Stateful_and_daemon_sets_count_their_own_way()
    {
        new Workload { Kind = "StatefulSet", Spec = new() { Replicas = 2 }, Status = new() { UpdatedReplicas = 2, ReadyReplicas = 1 } }.IsComplete.ShouldBeFalse();
        new Workload { Kind = "StatefulSet", Spec = new() { Replicas = 2 }, Status = new() { UpdatedReplicas = 2, ReadyReplicas = 2 } }.IsComplete.ShouldBeTrue();
        new Workload { Kind = "DaemonSet", Status = new() { DesiredNumberScheduled = 2, UpdatedNumberScheduled = 2, NumberAvailable = 1 } }.Progress.ShouldBe("1 of 2 available");
    }

    private static Workload Deployment(int replicas, int updated, int available) => new()
    {
        Kind = "Deployment",
        Spec = new() { Replicas = 2 },
        Status = new() { Replicas = replicas, UpdatedReplicas = updated, AvailableReplicas = available },
    };
}
