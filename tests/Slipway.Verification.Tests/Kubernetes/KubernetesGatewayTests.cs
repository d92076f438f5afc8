using System.Text.Json.Nodes;
using Slipway.Testing;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class KubernetesGatewayTests
{
    [Fact]
    public async Task Routes_are_applied_in_their_order_and_those_of_before_deleted()
    {
        await using var fake = await FakeCluster.StartAsync();
        await using var gateway = await OpenAsync(fake);
        fake.Tools.Commands.Clear();

        await gateway.ApplyRoutesAsync([new("b", """{"kind":"Route","metadata":{"name":"b"}}"""), new("a", """{"kind":"Route","metadata":{"name":"a"}}""")], default);
        await gateway.ApplyRoutesAsync([new("a", """{"kind":"Route","metadata":{"name":"a"}}""")], default);
        await gateway.ApplyRoutesAsync([], default);

        fake.Tools.Commands.ShouldBe(
        [
            "kubectl apply -n demo --request-timeout=30s -f -",
            "kubectl delete routes.gateway.slipway.dev b -n demo --ignore-not-found --timeout=120s",
            "kubectl apply -n demo --request-timeout=30s -f -",
            "kubectl delete routes.gateway.slipway.dev a -n demo --ignore-not-found --timeout=120s",
        ]);
        fake.Tools.Raw.Last(command => command.StandardInput?.Contains("---", StringComparison.Ordinal) == true).StandardInput.ShouldNotBeNull().IndexOf("\"b\"", StringComparison.Ordinal).ShouldBeLessThan(60);
    }

    [Fact]
    public async Task Backend_is_a_deployment_with_a_service_that_is_scaled_to_nothing_and_rolled_out()
    {
        await using var fake = await FakeCluster.StartAsync();
        await using var gateway = await OpenAsync(fake);
        fake.Tools.Commands.Clear();

        (await gateway.StartBackendAsync("blue", default)).ShouldBe(new BackendAddress("echo-blue", 8080, 8084));
        await gateway.StopBackendAsync("blue", default);
        await gateway.RollOutBackendAsync("blue", default);
        await gateway.RollOutGatewayAsync(default);

        Golden.Match(string.Join('\n', fake.Tools.Commands) + "\n", "backend-commands.txt");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Objects_of_a_backend_are_golden(bool pullSecret) =>
        Golden.Match(Text(GatewayObjects.Backend("blue", "ghcr.io/acme/echo@sha256:ab", pullSecret)), pullSecret ? "backend-with-pull-secret.json" : "backend.json");

    [Fact]
    public void Service_of_the_proxy_is_golden() => Golden.Match(Text([GatewayObjects.ServiceOf(JsonNode.Parse("""{"app": "x"}""")!, onNodes: true)]), "proxy-service.json");

    [Fact]
    public async Task Instance_that_finds_no_controller_is_a_pod_that_services_select_and_is_removed_again()
    {
        await using var fake = await FakeCluster.StartAsync();
        await using var gateway = await OpenAsync(fake);
        fake.Tools.On("get pods", _ => new("""{"items": [{"metadata": {"name": "gateway-proxy-unready"}, "status": {"containerStatuses": [{"name": "proxy", "state": {"running": {}}}]}}]}""", "", 0));

        await using (var instance = await gateway.StartUnreadyInstanceAsync(default))
        {
            instance.Admin.Port.ShouldBe(fake.Exposure.Admin);
            var applied = JsonNode.Parse(fake.Tools.Raw.Last(command => command.StandardInput is not null).StandardInput!)!;
            ((string)applied["kind"]!).ShouldBe("Pod");
            applied["metadata"]!["labels"]!.ToJsonString().ShouldBe("""{"app.kubernetes.io/component":"proxy"}""");
            applied["spec"]!["containers"]![0]!["args"]!.ToJsonString().ShouldBe("""["--http=*:8080","--controller=http://127.0.0.1:9"]""");
        }

        fake.Tools.Commands[^1].ShouldBe("kubectl delete pod gateway-proxy-unready -n demo --grace-period=1 --ignore-not-found");
    }

    [Fact]
    public async Task Instance_that_does_not_start_is_explained_and_removed()
    {
        await using var fake = await FakeCluster.StartAsync();
        await using var gateway = await OpenAsync(fake);
        fake.Tools.On("get pods", _ => new("""{"items": [{"metadata": {"name": "gateway-proxy-unready"}, "status": {"phase": "Pending", "containerStatuses": [{"name": "proxy", "image": "x", "state": {"waiting": {"reason": "ErrImagePull", "message": "gone"}}}]}}]}""", "", 0));

        var error = await Should.ThrowAsync<WorkloadFailedException>(() => gateway.StartUnreadyInstanceAsync(default));

        error.Message.ShouldContain("cannot be pulled (ErrImagePull): gone");
        fake.Tools.Commands[^1].ShouldStartWith("kubectl delete pod gateway-proxy-unready");
    }

    [Fact]
    public async Task Gateway_behind_port_forwards_says_what_cannot_be_checked()
    {
        await using var fake = await FakeCluster.StartAsync();
        await using var gateway = await OpenAsync(fake, exposed: false);

        gateway.Unsupported.Keys.ShouldBe([GatewayAction.RollOutGateway]);
        gateway.Addresses.Https!.Scheme.ShouldBe("https");
        fake.Tools.Commands.Where(command => command.Contains("port-forward", StringComparison.Ordinal)).ShouldBe(
        [
            "kubectl port-forward -n demo service/gateway-controller :8081 --address 127.0.0.1",
            "kubectl port-forward -n demo service/gateway-sds :8082 --address 127.0.0.1",
            "kubectl port-forward -n demo service/slipway-verify :30080 --address 127.0.0.1",
            "kubectl port-forward -n demo service/slipway-verify :30443 --address 127.0.0.1",
            "kubectl port-forward -n demo service/slipway-verify :30084 --address 127.0.0.1",
            "kubectl port-forward -n demo service/slipway-verify :30083 --address 127.0.0.1",
        ]);
    }

    [Fact]
    public async Task Forward_that_cannot_listen_fails_with_what_kubectl_said()
    {
        var tools = new RecordedTools().On("port-forward", "kubectl/port-forward-taken");

        var error = await Should.ThrowAsync<Slipway.Tools.ToolFailedException>(() => PortForward.OpenAsync(tools, new(tools, new("/kube/config", "kind-rec")), "demo", "service/good", 80, default));

        error.Message.ShouldContain("unable to listen on any of the requested ports");
    }

    private static Task<KubernetesGateway> OpenAsync(FakeCluster fake, bool exposed = true) =>
        new GatewayOpener(new(fake.Tools, new(fake.Tools, new("/kube/config", "kind-rec")), new(), "demo", new JumpingTime()) { EchoImage = "ghcr.io/acme/echo@sha256:ab", Exposure = exposed ? fake.Exposure : null })
            .OpenAsync(TestCertificates.Create(TimeProvider.System), default);

    private static string Text(IEnumerable<JsonObject> objects) => string.Concat(objects.Select(item => item.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n"));
}
