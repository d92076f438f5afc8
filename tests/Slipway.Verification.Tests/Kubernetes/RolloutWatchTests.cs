using Slipway.Testing;
using Slipway.Tools;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class RolloutWatchTests
{
    private readonly RecordedTools _tools = new RecordedTools()
        .On("get deployments,statefulsets,daemonsets,jobs", "kubectl/deployments-json")
        .On("get pods", "kubectl/pods-json")
        .On("get events", "kubectl/events-json")
        .On("logs pod/", _ => Recording.Empty)
        .On("logs pod/crash", "kubectl/logs-previous")
        .On("logs pod/initfail", "kubectl/logs-init")
        .On("logs pod/nopull", "kubectl/logs-waiting");

    private readonly List<string> _told = [];

    [Fact]
    public async Task Wait_ends_before_its_deadline_with_every_reason_when_waiting_will_not_help()
    {
        var error = await Should.ThrowAsync<WorkloadFailedException>(() => Watch().WaitAsync("demo", TimeSpan.FromMinutes(10), TestContext.Current.CancellationToken));

        Golden.Match(error.Message, "rollout-failed.txt");
        _told.ShouldHaveSingleItem().ShouldContain("deployment/crash (0 of 1 available)");
        _tools.Commands.ShouldContain("kubectl logs pod/crash-566b54575b-n65t2 -n demo -c web --tail=10 --request-timeout=30s");
        _tools.Commands.ShouldContain("kubectl logs pod/initfail-696dbd4986-kqqnv -n demo -c init --tail=10 --request-timeout=30s --previous");
    }

    [Fact]
    public async Task Pod_that_is_only_not_ready_is_waited_for_until_the_deadline()
    {
        Keep("notready");

        var error = await Should.ThrowAsync<WorkloadFailedException>(() => Watch().WaitAsync("demo", TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken));

        error.Message.ShouldStartWith("Not ready after 120 s: deployment/notready: 0 of 1 available.\npod notready-6bb7764bc6-kkccs, container web: runs, but is not ready: Readiness probe failed");
        _tools.Commands.Count(command => command.Contains("get pods", StringComparison.Ordinal)).ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Wait_ends_when_everything_is_complete()
    {
        Keep("good");

        await Watch().WaitAsync("demo", TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        _tools.Commands.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Cluster_that_is_away_for_a_moment_is_forgiven()
    {
        Keep("good");
        var good = _tools.Commands.Count;
        var answers = new[] { Recording.Read("kubectl/connection-refused"), Recording.Read("kubectl/connection-refused"), Of("good") };
        _tools.OnEach("get deployments,", answers);

        await Watch().WaitAsync("demo", TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        _tools.Commands.Count.ShouldBe(good + 3);
    }

    [Fact]
    public async Task Cluster_that_died_ends_the_wait_with_what_kubectl_said()
    {
        _tools.On("get deployments,", "kubectl/connection-refused");

        var error = await Should.ThrowAsync<ToolFailedException>(() => Watch().WaitAsync("demo", TimeSpan.FromHours(1), TestContext.Current.CancellationToken));

        error.Message.ShouldContain("The connection to the server 127.0.0.1:5998 was refused");
        _tools.Commands.Count.ShouldBe(16);
    }

    [Fact]
    public async Task Workload_without_pods_is_explained_by_the_events_of_its_owners()
    {
        Keep("crash");
        _tools.On("get pods", _ => new("""{"items": []}""", "", 0));
        _tools.On("get events", _ => new("""{"items": [{"type": "Warning", "reason": "FailedCreate", "message": "serviceaccount \"x\" not found", "involvedObject": {"kind": "ReplicaSet", "name": "crash-1"}}]}""", "", 0));

        var error = await Should.ThrowAsync<WorkloadFailedException>(() => Watch().WaitAsync("demo", TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));

        error.Message.ShouldBe("Not ready after 5 s: deployment/crash: 0 of 1 available.\nReplicaSet crash-1: FailedCreate: serviceaccount \"x\" not found");
    }

    private RolloutWatch Watch() => new(new(_tools, new("/kube/config", "kind-rec")), new JumpingTime(), _told.Add);

    // One deployment of the recording and its pods.
    private void Keep(string name)
    {
        _tools.On("get deployments,", _ => Of(name));
        _tools.On("get pods", _ => Filter("kubectl/pods-json", name));
    }

    private static Recording Of(string name) => Filter("kubectl/deployments-json", name);

    private static Recording Filter(string recording, string name)
    {
        var list = System.Text.Json.Nodes.JsonNode.Parse(Recording.Read(recording).Output)!;
        var items = list["items"]!.AsArray().Where(item => ((string)item!["metadata"]!["name"]!).StartsWith(name, StringComparison.Ordinal)).Select(item => item!.DeepClone());
        return new($$"""{"items": [{{string.Join(',', items.Select(item => item.ToJsonString()))}}]}""", "", 0);
    }
}
