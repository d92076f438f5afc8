using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Slipway.Testing;
using Slipway.Testing.Http;
using Slipway.Tools;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

/// <summary>Recorded tools of a cluster in which everything goes well, and a server in place of the gateway.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    private readonly LoopbackServer _gateway;

    private FakeCluster(LoopbackServer gateway)
    {
        _gateway = gateway;
        var port = gateway.Port;
        Exposure = new(port, port, port, port);
        Tools.On("kind create cluster", "kind/create").On("kind delete cluster", "kind/delete").On("load image-archive", _ => Recording.Empty)
            .On("helm version", "helm3/version").On("helm install", "helm3/install").On("helm upgrade", "helm3/upgrade").On("helm test", "helm3/test").On("helm uninstall", "helm3/uninstall")
            .On("kubectl version", "kubectl/version").On("kubectl wait", "kubectl/wait-good").On("apply", "kubectl/apply").On("kubectl delete", _ => Recording.Empty)
            .On("rollout restart", _ => Recording.Empty).On("scale", _ => Recording.Empty)
            .On("get deployments,", _ => Named("kubectl/deployments-json", "good")).On("get pods", _ => Named("kubectl/pods-json", "good")).On("get events", "kubectl/events-json").On("logs", _ => Recording.Empty)
            .On("get deployment/gateway-proxy", _ => new(Proxy, "", 0))
            .On("port-forward", _ => new($"Forwarding from 127.0.0.1:{port} -> 8083", "", 0));
    }

    public const string Proxy =
        """
        {"spec": {"selector": {"matchLabels": {"app.kubernetes.io/component": "proxy"}},
          "template": {"metadata": {"labels": {"app.kubernetes.io/component": "proxy"}}, "spec": {"containers": [{"name": "proxy", "args": ["--http=*:8080", "--controller=http://gateway-controller:8081"]}]}}}}
        """;

    public RecordedTools Tools { get; } = new();

    public GatewayExposure Exposure { get; }

    public TempDirectory Folder { get; } = new();

    public List<string> Told { get; } = [];

    public static async Task<FakeCluster> StartAsync() => new(await LoopbackServer.StartAsync(context => context.Response.WriteAsync("ok")));

    public ClusterPlan Plan(params IReadOnlyList<CheckOutcome> outcomes) => new()
    {
        Version = "v1.4.0",
        Charts = [new("gateway-crds", new("/charts/gateway-crds-1.4.0.tgz", null)), new("gateway", new("/charts/gateway-1.4.0.tgz", null))],
        Gateway = new(),
        EchoImage = "localhost:5005/local/echo@sha256:ab",
        Exposure = Exposure,
        Conformance = (_, _) => Task.FromResult(new SuiteResult
        {
            Name = "conformance",
            Duration = TimeSpan.Zero,
            Checks = [.. outcomes.DefaultIfEmpty(CheckOutcome.Passed).Select((outcome, index) => new CheckResult { Group = "routing", Name = $"check {index}", Outcome = outcome, Duration = TimeSpan.Zero })],
        }),
    };

    /// <summary>Every command, with the parts that differ from run to run made equal.</summary>
    public string Commands(string name) => string.Concat(Tools.Commands.Select(command => command.Replace(name, "NAME", StringComparison.Ordinal).Replace(Folder.Path, "FOLDER", StringComparison.Ordinal)
        .Replace("--kubeconfig FOLDER/NAME.kubeconfig --context kind-NAME ", "", StringComparison.Ordinal).Replace(" --kubeconfig FOLDER/NAME.kubeconfig --kube-context kind-NAME", "", StringComparison.Ordinal) + "\n"));

    public static Recording Named(string recording, string prefix)
    {
        var items = JsonNode.Parse(Recording.Read(recording).Output)!["items"]!.AsArray().Where(item => ((string)item!["metadata"]!["name"]!).StartsWith(prefix, StringComparison.Ordinal));
        return new($$"""{"items": [{{string.Join(',', items.Select(item => item!.ToJsonString()))}}]}""", "", 0);
    }

    public async ValueTask DisposeAsync()
    {
        Folder.Dispose();
        await _gateway.DisposeAsync();
    }
}
