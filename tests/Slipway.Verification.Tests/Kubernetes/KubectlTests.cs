using System.Text.Json.Nodes;
using Slipway.Tools;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class KubectlTests
{
    private readonly RecordedTools _tools = new();

    [Fact]
    public async Task Every_command_names_the_kubeconfig_and_the_context()
    {
        _tools.On("version", "kubectl/version").On("scale", _ => Recording.Empty).On("rollout restart", _ => Recording.Empty).On("delete", _ => Recording.Empty);

        await Kubectl.ReadVersionsAsync(default);
        await Kubectl.ScaleAsync("demo", "web", 0, default);
        await Kubectl.RestartAsync("demo", "web", default);
        await Kubectl.DeleteAsync("namespace", ["demo"], null, default);

        _tools.Raw.ShouldAllBe(command => command.CommandLine.StartsWith("kubectl --kubeconfig /kube/config --context kind-rec ", StringComparison.Ordinal));
        _tools.Commands.ShouldBe(
        [
            "kubectl version -o json",
            "kubectl scale deployment/web -n demo --replicas=0 --request-timeout=30s",
            "kubectl rollout restart deployment/web -n demo --request-timeout=30s",
            "kubectl delete namespace demo --ignore-not-found --timeout=120s",
        ]);
    }

    [Fact]
    public async Task Versions_of_both_sides_are_read()
    {
        _tools.On("version", "kubectl/version");

        var skew = await Kubectl.ReadVersionsAsync(default);

        (skew.Client.Text, skew.Server.Text).ShouldBe(("v1.33.13", "v1.33.13"));
    }

    [Fact]
    public async Task Applied_objects_go_through_standard_input_and_in_no_argument()
    {
        _tools.On("apply", "kubectl/apply");

        await Kubectl.ApplyAsync([new JsonObject { ["kind"] = "Secret" }, new JsonObject { ["kind"] = "Service" }], "demo", default);

        var command = _tools.Raw.ShouldHaveSingleItem();
        command.StandardInput.ShouldBe("""{"kind":"Secret"}""" + "\n---\n" + """{"kind":"Service"}""");
        command.Arguments.ShouldNotContain(argument => argument.Contains("Secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_object_fails_with_what_the_server_said()
    {
        _tools.On("apply", "kubectl/apply-invalid");

        var error = await Should.ThrowAsync<ToolFailedException>(() => Kubectl.ApplyAsync([], null, default));

        error.Message.ShouldContain("cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32");
    }

    [Fact]
    public async Task Log_of_a_container_that_never_ran_is_empty()
    {
        _tools.On("logs", "kubectl/logs-waiting");

        (await Kubectl.ReadLogsAsync("nopull", "demo", "web", previous: false, lines: 20, default)).ShouldBeEmpty();
    }

    private Kubectl Kubectl => new(_tools, new("/kube/config", "kind-rec"));
}
