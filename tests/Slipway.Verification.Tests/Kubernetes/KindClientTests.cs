using Slipway.Testing;
using Slipway.Tools;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class KindClientTests : IDisposable
{
    private static readonly KindCluster Cluster = new("kindest/node:v1.33.1@sha256:050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f");

    private readonly TempDirectory _folder = new();
    private readonly RecordedTools _tools = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cluster_is_created_with_a_configuration_and_a_kubeconfig_of_its_own()
    {
        _tools.On("create cluster", "kind/create");
        var lines = new List<string>();

        var access = await Kind.CreateAsync("rec", Cluster, _folder.Path, line => lines.Add(line.Text), default);

        access.ShouldBe(new ClusterAccess(_folder["rec.kubeconfig"], "kind-rec"));
        _tools.Commands.ShouldBe([$"kind create cluster --name rec --config {_folder["rec.yaml"]} --kubeconfig {_folder["rec.kubeconfig"]} --wait 300s"]);
        File.ReadAllText(_folder["rec.yaml"]).ShouldBe(KindConfig.Write(Cluster));
        lines.ShouldContain(" • Ready after 8s 💚");
    }

    [Theory]
    [InlineData("kind/create-name-taken", "kind-name-taken.txt")]
    [InlineData("kind/create-missing-image", "kind-missing-image.txt")]
    public async Task Recorded_failure_names_the_cause_and_the_way_out(string recording, string golden)
    {
        _tools.On("create cluster", recording);

        var error = await Should.ThrowAsync<KindException>(() => Kind.CreateAsync("rec", Cluster, _folder.Path, null, default));

        Golden.Match(error.Message + "\n", golden);
    }

    [Theory]
    [InlineData("ERROR: failed to create cluster: x\n\nCommand Output: docker: Error response from daemon: Bind for 127.0.0.1:18080 failed: port is already allocated", "choose another port")]
    [InlineData("ERROR: failed to list clusters: x\n\nCommand Output: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?", "Docker does not answer")]
    [InlineData("ERROR: failed to create cluster: write: no space left on device", "The disk is full")]
    [InlineData("ERROR: something new", "something new")]
    [InlineData("", "kind ended with exit code 1")]
    public async Task Other_failures_are_told_apart_by_what_the_engine_says(string error, string expected)
    {
        _tools.On("create cluster", _ => new("", error, 1));

        (await Should.ThrowAsync<KindException>(() => Kind.CreateAsync("rec", Cluster, _folder.Path, null, default))).Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("kind/get-clusters", new[] { "rec" })]
    [InlineData("kind/get-clusters-none", new string[0])]
    public async Task Clusters_are_listed(string recording, string[] expected)
    {
        _tools.On("get clusters", recording);

        (await Kind.ListAsync(default)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("kind/delete")]
    [InlineData("kind/delete-absent")]
    public async Task Cluster_is_deleted_with_its_files_whether_it_is_there_or_not(string recording)
    {
        _tools.On("delete cluster", recording);
        _folder.Write("rec.kubeconfig", "x");
        _folder.Write("rec.yaml", "x");

        await Kind.DeleteAsync("rec", _folder.Path, default);

        _tools.Commands.ShouldBe([$"kind delete cluster --name rec --kubeconfig {_folder["rec.kubeconfig"]}"]);
        Directory.EnumerateFiles(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Version_is_read()
    {
        _tools.On("version", "kind/version");

        (await Kind.ReadVersionAsync(default)).ShouldBe("v0.27.0");
    }

    [Fact]
    public async Task Archive_that_a_node_refuses_fails_with_what_kind_said()
    {
        _tools.On("load image-archive", "kind/load-missing-image");

        (await Should.ThrowAsync<ToolFailedException>(() => Kind.LoadAsync("rec", "/images.tar", default))).Message.ShouldContain("not present locally");
        _tools.Commands.ShouldBe(["kind load image-archive /images.tar --name rec"]);
    }

    [Fact]
    public async Task Mirrors_are_written_into_every_node()
    {
        _tools.On("get nodes", _ => new("""{"items": [{"metadata": {"name": "rec-control-plane"}}, {"metadata": {"name": "rec-worker"}}]}""", "", 0)).On("docker exec", _ => Recording.Empty);

        await new KindMirrorWriter(_tools, new(_tools, new("/kube/config", "kind-rec")), "docker").WriteAsync([new("ghcr.io", new("http://172.18.0.1:5000/"))], default);

        _tools.Commands[1..].ShouldBe(
        [
            "docker exec rec-control-plane mkdir -p /etc/containerd/certs.d/ghcr.io",
            "docker exec -i rec-control-plane cp /dev/stdin /etc/containerd/certs.d/ghcr.io/hosts.toml",
            "docker exec rec-worker mkdir -p /etc/containerd/certs.d/ghcr.io",
            "docker exec -i rec-worker cp /dev/stdin /etc/containerd/certs.d/ghcr.io/hosts.toml",
        ]);
        _tools.Raw[2].StandardInput.ShouldBe("[host.\"http://172.18.0.1:5000\"]\n  capabilities = [\"pull\", \"resolve\"]\n");
    }

    private KindClient Kind => new(_tools);
}
