using System.Text.Json;
using Slipway.Testing;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class PodDiagnosisTests
{
    private static readonly IReadOnlyList<Pod> Pods = JsonSerializer.Deserialize(Recording.Read("kubectl/pods-json").Output, ClusterJson.Default.ObjectListPod)!.Items;
    private static readonly IReadOnlyList<ClusterEvent> Events = JsonSerializer.Deserialize(Recording.Read("kubectl/events-json").Output, ClusterJson.Default.ObjectListClusterEvent)!.Items;

    [Fact]
    public void Explanation_of_every_recorded_pod_names_the_cause() =>
        Golden.Match(string.Concat(Pods.Select(pod => $"{pod.Metadata.Name}\n  {Describe(PodDiagnosis.Explain(pod, Events))}\n")), "explanations.txt");

    [Theory]
    [InlineData("crash-", PodProblemKind.Crash, true)]
    [InlineData("initfail-", PodProblemKind.InitFailed, true)]
    [InlineData("nopull-", PodProblemKind.ImagePull, true)]
    [InlineData("notready-", PodProblemKind.NotReady, false)]
    [InlineData("oom-", PodProblemKind.OutOfMemory, true)]
    [InlineData("unschedulable-", PodProblemKind.Unschedulable, true)]
    public void Kind_and_hope_of_a_recorded_pod_are_known(string name, PodProblemKind kind, bool hopeless)
    {
        var problem = PodDiagnosis.Explain(Pods.Single(pod => pod.Metadata.Name.StartsWith(name, StringComparison.Ordinal)), Events).ShouldNotBeNull();

        problem.Kind.ShouldBe(kind);
        problem.IsHopeless.ShouldBe(hopeless);
    }

    [Theory]
    [InlineData("good-")]
    [InlineData("done-")]
    public void Nothing_is_said_of_a_pod_that_is_ready_or_done(string name) =>
        PodDiagnosis.Explain(Pods.First(pod => pod.Metadata.Name.StartsWith(name, StringComparison.Ordinal)), Events).ShouldBeNull();

    [Theory]
    [InlineData("ErrImagePull", "ghcr.io/acme/x@sha256:ab", "no match for platform in manifest: not found", "no variant for the node's platform")]
    [InlineData("ErrImagePull", "ghcr.io/acme/x:1", "failed to resolve reference: ghcr.io/acme/x:1: not found", "There is no such image")]
    [InlineData("ErrImagePull", "ghcr.io/acme/x:1", "401 Unauthorized", "--registry-password")]
    [InlineData("ImagePullBackOff", "localhost:5005/local/x:1", "Back-off pulling image", "localhost is the node itself")]
    public void Image_that_cannot_be_pulled_comes_with_the_way_out(string reason, string image, string message, string expected)
    {
        var problem = PodDiagnosis.Explain(Waiting(reason, message, image), []).ShouldNotBeNull();

        problem.Kind.ShouldBe(PodProblemKind.ImagePull);
        problem.Text.ShouldContain(message);
        problem.Text.ShouldContain(expected);
    }

    [Fact]
    public void Cause_of_a_pull_that_waits_to_be_tried_again_is_taken_from_its_event()
    {
        var pod = Waiting("ImagePullBackOff", "Back-off pulling image \"localhost:5999/none:1\"", "localhost:5999/none:1") with { Metadata = new() { Name = "nopull-6f9ffbddb8-65l4m" } };

        PodDiagnosis.Explain(pod, Events).ShouldNotBeNull().Text.ShouldContain("dial tcp [::1]:5999: connect: connection refused");
    }

    [Fact]
    public void Missing_secret_of_a_container_is_a_matter_of_configuration()
    {
        var problem = PodDiagnosis.Explain(Waiting("CreateContainerConfigError", "secret \"token\" not found", "x"), []).ShouldNotBeNull();

        problem.Kind.ShouldBe(PodProblemKind.Configuration);
        problem.ToString().ShouldBe("pod p, container web: cannot be started (CreateContainerConfigError): secret \"token\" not found");
    }

    [Fact]
    public void Evicted_pod_says_what_its_node_said() =>
        PodDiagnosis.Explain(new() { Metadata = new() { Name = "p" }, Status = new() { Phase = "Failed", Reason = "Evicted", Message = "The node was low on resource: memory." } }, [])
            .ShouldNotBeNull().ToString().ShouldBe("pod p: failed: Evicted: The node was low on resource: memory.");

    [Fact]
    public void Pod_without_any_state_yet_is_starting_and_shows_the_last_warning()
    {
        var pod = new Pod { Metadata = new() { Name = "p" }, Status = new() { Phase = "Pending" } };
        var events = new[] { new ClusterEvent { Type = "Warning", Reason = "FailedMount", Message = "secret \"tls\" not found", InvolvedObject = new("Pod", "p") } };

        PodDiagnosis.Explain(pod, []).ShouldNotBeNull().Text.ShouldBe("is starting.");
        PodDiagnosis.Explain(pod, events).ShouldNotBeNull().Text.ShouldBe("is starting; FailedMount: secret \"tls\" not found");
    }

    [Fact]
    public void First_crash_is_not_yet_hopeless()
    {
        var status = new ContainerStatus { Name = "web", State = new() { Terminated = new() { ExitCode = 1, Reason = "Error" } } };
        var pod = new Pod { Metadata = new() { Name = "p" }, Status = new() { Phase = "Running", ContainerStatuses = [status] } };

        var problem = PodDiagnosis.Explain(pod, []).ShouldNotBeNull();

        problem.Text.ShouldBe("ends with exit code 1, for the first time.");
        problem.IsHopeless.ShouldBeFalse();
        problem.LogIsPrevious.ShouldBeFalse();
    }

    private static Pod Waiting(string reason, string message, string image) => new()
    {
        Metadata = new() { Name = "p" },
        Status = new() { Phase = "Pending", ContainerStatuses = [new() { Name = "web", Image = image, State = new() { Waiting = new() { Reason = reason, Message = message } } }] },
    };

    private static string Describe(PodProblem? problem) => problem is null ? "-" : $"{problem.Kind}{(problem.IsHopeless ? " (hopeless)" : "")}: {problem}";
}
