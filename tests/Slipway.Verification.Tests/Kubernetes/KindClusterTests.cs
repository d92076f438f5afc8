using Slipway.Testing;
using Slipway.Verification.Kubernetes;

namespace Slipway.Verification.Tests.Kubernetes;

public sealed class KindClusterTests
{
    private const string Image = "kindest/node:v1.33.1@sha256:050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f";

    [Fact]
    public void Configuration_of_one_node_with_ports_is_golden() =>
        Golden.Match(KindConfig.Write(new(Image) { Ports = [new(30080, 18080), new(30443, 18443)] }), "kind-one-node.yaml");

    [Fact]
    public void Configuration_of_several_nodes_with_mirrors_is_golden() =>
        Golden.Match(KindConfig.Write(new(Image) { ControlPlanes = 1, Workers = 2, Ports = [new(30080, 18080)], Mirrors = [new("ghcr.io", new("http://172.18.0.1:5000"))] }), "kind-three-nodes.yaml");

    [Fact]
    public void Right_specification_has_no_mistakes() => new KindCluster(Image) { Ports = [new(30080, 18080)] }.Validate().ShouldBeEmpty();

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        var cluster = new KindCluster("kindest/node:v1.33.1")
        {
            ControlPlanes = 0,
            Wait = TimeSpan.Zero,
            Ports = [new(0, 70000) { ListenAddress = "everywhere" }, new(30080, 18080), new(30081, 18080)],
            Mirrors = [new("ghcr.io", new("http://localhost:5000")), new("ghcr.io", new("ftp://10.0.0.1")), new("a b", new("http://10.0.0.1"))],
        };

        Golden.Match(string.Join('\n', cluster.Validate()) + "\n", "kind-mistakes.txt");
    }

    [Theory]
    [InlineData("kindest/node@sha256:050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f", true)]
    [InlineData("kindest/node:v1.33.1@sha256:0500", false)]
    [InlineData("@sha256:050072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f", false)]
    [InlineData("kindest/node:v1.33.1@sha256:Z50072256b9a903bd914c0b2866828150cb229cea0efe5892e2b644d5dd3b34f", false)]
    public void Node_image_needs_a_whole_digest(string image, bool right) => new KindCluster(image).Validate().Any().ShouldBe(!right);
}
