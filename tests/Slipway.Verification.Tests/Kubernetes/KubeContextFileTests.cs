using System.Text.Json.Nodes;
using Slipway.Testing;
using Slipway.Tools;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

/// <summary>With the real kubectl where it is: nothing here needs a cluster.</summary>
public sealed class KubeContextFileTests : IDisposable
{
    private const string Config =
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: a, cluster: {server: "https://127.0.0.1:1"}}, {name: b, cluster: {server: "https://127.0.0.1:2"}}]
        users: [{name: u, user: {token: secret}}, {name: v, user: {token: other}}]
        contexts: [{name: staging, context: {cluster: a, user: u}}, {name: prod, context: {cluster: b, user: v}}]
        current-context: prod
        """;

    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task File_holds_the_named_context_alone_and_only_this_user_reads_it()
    {
        var access = await KubeContextFile.WriteAsync(Tools(), "staging", _folder["only"], TestContext.Current.CancellationToken);

        access.ShouldBe(new ClusterAccess(_folder["only"], "staging"));
        var written = await File.ReadAllTextAsync(_folder["only"], TestContext.Current.CancellationToken);
        JsonNode.Parse(written)!["contexts"]!.AsArray().Select(context => (string)context!["name"]!).ShouldBe(["staging"]);
        written.ShouldContain("secret");
        written.ShouldNotContain("other");
        File.GetUnixFileMode(_folder["only"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Unknown_context_is_refused_with_those_that_there_are_and_the_current_one_is_not_taken()
    {
        var error = await Should.ThrowAsync<WorkloadFailedException>(() => KubeContextFile.WriteAsync(Tools(), "nope", _folder["only"], TestContext.Current.CancellationToken));

        error.Message.ShouldBe("There is no context 'nope' in the kubeconfig (expected prod, staging).");
        File.Exists(_folder["only"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Cluster_that_refuses_connections_is_an_error_that_says_so()
    {
        var access = await KubeContextFile.WriteAsync(Tools(), "staging", _folder["only"], TestContext.Current.CancellationToken);

        var error = await Should.ThrowAsync<ToolFailedException>(() => new Kubectl(new ToolRunner(TimeProvider.System), access).ReadVersionsAsync(TestContext.Current.CancellationToken));

        error.Message.ShouldContain("The connection to the server 127.0.0.1:1 was refused");
    }

    private ClusterTools Tools()
    {
        Xunit.Assert.SkipWhen(ToolPath.Find("kubectl", System.Environment.GetEnvironmentVariable("PATH")) is null, "kubectl is not installed.");
        return new(new OwnConfig(_folder.Write("config", Config)));
    }

    // As if the user had set it.
    private sealed class OwnConfig(string file) : IToolRunner
    {
        public Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default) =>
            new ToolRunner(TimeProvider.System).RunAsync(command with { Environment = new Dictionary<string, string?> { ["KUBECONFIG"] = file } }, onLine, cancellationToken);
    }
}
