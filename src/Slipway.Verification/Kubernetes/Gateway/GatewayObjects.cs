using System.Text;
using System.Text.Json.Nodes;

namespace Slipway.Verification.Kubernetes;

/// <summary>The objects that a verification adds beside what the charts install.</summary>
internal static class GatewayObjects
{
    public const string PullSecret = "slipway-verify-pull";
    public const string Service = "slipway-verify";
    public const int HttpPort = 8080;
    public const int H2cPort = 8084;

    private const int AdminPort = 8083;
    private const string Label = "slipway.dev/verification";

    /// <summary>The name of a certificate's Secret.</summary>
    public static string SecretName(string certificate) => $"slipway-verify-{certificate}";

    /// <summary>The values that give the chart of the gateway every port of the suite.</summary>
    /// <param name="watched">The only namespace to read routes from; null for all.</param>
    public static JsonObject Values(string? watched) => new()
    {
        ["proxy"] = new JsonObject { ["service"] = new JsonObject { ["ports"] = new JsonObject { ["h2c"] = H2cPort } } },
        ["tls"] = new JsonObject { ["secrets"] = new JsonArray(SecretName("secure")), ["defaultSecret"] = SecretName("default") },
        ["controller"] = new JsonObject { ["watchNamespace"] = watched ?? "" },
    };

    /// <summary>The name of a backend's Deployment and Service.</summary>
    public static string BackendName(string backend) => $"echo-{backend}";

    /// <summary>A namespace of a run's own.</summary>
    public static JsonObject Namespace(string name) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Namespace",
        ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { [Label] = "true" } },
    };

    /// <summary>The certificates of the suite.</summary>
    public static JsonObject Tls(TestCertificate certificate) => Secret(
        SecretName(certificate.Secret), "kubernetes.io/tls", ("tls.crt", certificate.CertificatePem), ("tls.key", certificate.KeyPem));

    /// <summary>Credentials for pulls, in the format of <c>~/.docker/config.json</c>.</summary>
    public static JsonObject Pull(string dockerConfig) => Secret(PullSecret, "kubernetes.io/dockerconfigjson", (".dockerconfigjson", dockerConfig));

    /// <summary>What leads to the proxy's pods from outside: by fixed ports of the nodes, or inside of the cluster only.</summary>
    public static JsonObject ServiceOf(JsonNode selector, bool onNodes)
    {
        var ports = GatewayExposure.NodePorts.Select(port =>
        {
            var entry = new JsonObject { ["name"] = port.Name, ["port"] = port.NodePort, ["targetPort"] = port.Name };
            if (onNodes)
            {
                entry["nodePort"] = port.NodePort;
            }

            return entry;
        });
        return Object("v1", "Service", Service, new() { ["type"] = onNodes ? "NodePort" : "ClusterIP", ["selector"] = selector.DeepClone(), ["ports"] = new JsonArray([.. ports]) });
    }

    /// <summary>A backend: the new pod is ready before the old one is told to end, and an old one answers until nobody asks it any more.</summary>
    public static IReadOnlyList<JsonObject> Backend(string backend, string image, bool pullSecret)
    {
        var name = BackendName(backend);
        var labels = new JsonObject { ["app"] = name };
        var container = new JsonObject
        {
            ["name"] = "echo",
            ["image"] = image,
            ["args"] = new JsonArray($"--name={backend}", $"--http=*:{HttpPort}", $"--h2c=*:{H2cPort}", $"--admin=*:{AdminPort}", "--drain-delay=5s"),
            ["env"] = new JsonArray(new JsonObject { ["name"] = "DOTNET_EnableDiagnostics", ["value"] = "0" }),
            ["readinessProbe"] = new JsonObject { ["httpGet"] = new JsonObject { ["path"] = "/readyz", ["port"] = AdminPort }, ["periodSeconds"] = 1 },
            ["securityContext"] = new JsonObject { ["allowPrivilegeEscalation"] = false, ["readOnlyRootFilesystem"] = true, ["capabilities"] = new JsonObject { ["drop"] = new JsonArray("ALL") } },
            ["resources"] = new JsonObject { ["requests"] = new JsonObject { ["cpu"] = "20m", ["memory"] = "64Mi" } },
        };
        var pod = new JsonObject
        {
            ["enableServiceLinks"] = false,
            ["automountServiceAccountToken"] = false,
            ["securityContext"] = new JsonObject { ["runAsNonRoot"] = true, ["runAsUser"] = 10101, ["seccompProfile"] = new JsonObject { ["type"] = "RuntimeDefault" } },
            ["containers"] = new JsonArray(container),
        };
        if (pullSecret)
        {
            pod["imagePullSecrets"] = new JsonArray(new JsonObject { ["name"] = PullSecret });
        }

        return
        [
            Object("v1", "Service", name, new() { ["selector"] = labels.DeepClone(), ["ports"] = new JsonArray(Port("http", HttpPort), Port("h2c", H2cPort)) }),
            Object("apps/v1", "Deployment", name, new()
            {
                ["replicas"] = 1,
                ["strategy"] = new JsonObject { ["rollingUpdate"] = new JsonObject { ["maxUnavailable"] = 0, ["maxSurge"] = 1 } },
                ["selector"] = new JsonObject { ["matchLabels"] = labels.DeepClone() },
                ["template"] = new JsonObject { ["metadata"] = new JsonObject { ["labels"] = labels }, ["spec"] = pod },
            }),
        ];
    }

    /// <summary>A pod like those of the proxy that finds no controller. It has what Services select, and not what its deployment owns pods by.</summary>
    public static JsonObject UnreadyProxy(string name, JsonNode deployment)
    {
        var template = deployment["spec"]!["template"]!;
        var spec = template["spec"]!.DeepClone();
        var arguments = spec["containers"]![0]!["args"]!.AsArray().Select(argument => (string)argument!);
        spec["containers"]![0]!["args"] = new JsonArray([.. arguments.Select(argument => argument.StartsWith("--controller=", StringComparison.Ordinal) ? "--controller=http://127.0.0.1:9" : argument)]);
        return new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = template["metadata"]!["labels"]!.DeepClone() },
            ["spec"] = spec,
        };
    }

    private static JsonObject Port(string name, int port) => new() { ["name"] = name, ["port"] = port };

    private static JsonObject Secret(string name, string type, params IEnumerable<(string Key, string Value)> data) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Secret",
        ["type"] = type,
        ["metadata"] = new JsonObject { ["name"] = name },
        ["data"] = new JsonObject(data.Select(item => KeyValuePair.Create<string, JsonNode?>(item.Key, Convert.ToBase64String(Encoding.UTF8.GetBytes(item.Value))))),
    };

    private static JsonObject Object(string apiVersion, string kind, string name, JsonObject spec) => new()
    {
        ["apiVersion"] = apiVersion,
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = spec,
    };
}
