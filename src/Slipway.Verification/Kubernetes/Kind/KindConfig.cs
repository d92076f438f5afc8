using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Slipway.Verification.Kubernetes;

/// <summary>Writes a cluster's specification as kind's configuration (kind.x-k8s.io/v1alpha4). The YAML is of the part of YAML that is JSON, where nothing has to be guessed.</summary>
internal static class KindConfig
{
    /// <summary>The folder in which containerd looks for the hosts of a registry.</summary>
    public const string RegistryFolder = "/etc/containerd/certs.d";

    // Images of kind 0.27 and newer look there anyway; older ones must be told.
    private const string RegistryPatch = $"""
        [plugins."io.containerd.grpc.v1.cri".registry]
          config_path = "{RegistryFolder}"

        """;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document.</summary>
    public static string Write(KindCluster cluster)
    {
        var nodes = Enumerable.Repeat("control-plane", cluster.ControlPlanes).Concat(Enumerable.Repeat("worker", cluster.Workers));
        var document = new JsonObject
        {
            ["kind"] = "Cluster",
            ["apiVersion"] = "kind.x-k8s.io/v1alpha4",
            ["nodes"] = new JsonArray([.. nodes.Select((role, index) => Node(role, cluster, isFirst: index == 0))]),
        };
        if (cluster.Mirrors.Count > 0)
        {
            document["containerdConfigPatches"] = new JsonArray(RegistryPatch);
        }

        return document.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Node(string role, KindCluster cluster, bool isFirst)
    {
        var node = new JsonObject { ["role"] = role, ["image"] = cluster.NodeImage };
        if (isFirst && cluster.Ports.Count > 0)
        {
            node["extraPortMappings"] = new JsonArray([.. cluster.Ports.Select(Port)]);
        }

        return node;
    }

    private static JsonObject Port(KindPort port) => new()
    {
        ["containerPort"] = port.NodePort,
        ["hostPort"] = port.HostPort,
        ["listenAddress"] = port.ListenAddress,
        ["protocol"] = "TCP",
    };
}
