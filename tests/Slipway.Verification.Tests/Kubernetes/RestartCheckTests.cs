using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class RestartCheckTests
{
    private static readonly string Pods = Recording.Read("kubectl/pods-json").Output;

    private readonly RecordedTools _tools = new RecordedTools().On("get pods", "kubectl/pods-json").On("logs pod/crash", "kubectl/logs-previous").On("logs pod/oom", _ => Recording.Empty);

    [Fact]
    public async Task Nothing_is_said_while_the_numbers_of_restarts_stay()
    {
        var check = Check();
        var before = await check.ReadAsync(TestContext.Current.CancellationToken);

        before[("crash-566b54575b-n65t2", "web")].ShouldBe(3);
        await check.VerifyAsync(before, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Container_that_fell_after_it_had_been_ready_is_found_with_the_log_of_the_run_that_crashed()
    {
        var check = Check();
        var before = new Dictionary<(string, string), int> { [("crash-566b54575b-n65t2", "web")] = 2, [("oom-69c6f958c-md64f", "web")] = 3 };

        var error = await Should.ThrowAsync<WorkloadFailedException>(() => check.VerifyAsync(before, TestContext.Current.CancellationToken));

        error.Message.ShouldBe(
            """
            Crashed after it had been ready:
            pod crash-566b54575b-n65t2, container web: was started again 3 times, the last time after exit code 3. The end of its log:
                starting
                fatal: no configuration
            """);
    }

    [Fact]
    public async Task New_pod_should_not_have_been_started_again_at_all()
    {
        Pods.ShouldContain("OOMKilled");

        var error = await Should.ThrowAsync<WorkloadFailedException>(() => Check().VerifyAsync(new Dictionary<(string, string), int>(), TestContext.Current.CancellationToken));

        error.Message.ShouldContain("pod oom-69c6f958c-md64f, container web: was started again 3 times, the last time after being killed for its use of memory. Its log is empty.");
    }

    private RestartCheck Check() => new(new(_tools, new("/kube/config", "kind-rec")), "demo");
}
