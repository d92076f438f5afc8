using Gateway.Hosting.Settings;

namespace Gateway.Controller.Cluster;

/// <summary>How the controller reaches the API server.</summary>
/// <param name="ApiServer">Its address.</param>
/// <param name="ServiceAccount">The folder with <c>token</c> and <c>ca.crt</c>.</param>
/// <param name="Namespace">The only namespace to read; null for all.</param>
internal sealed record ClusterSettings(Uri ApiServer, string ServiceAccount, string? Namespace)
{
    public string TokenFile => Path.Combine(ServiceAccount, "token");

    public string AuthorityFile => Path.Combine(ServiceAccount, "ca.crt");

    public static ClusterSettings Read(SettingsReader reader) => new(
        reader.Value("api-server", "https://kubernetes.default.svc", "address of the API server", Parsers.HttpAddress),
        reader.Value("service-account", "/var/run/secrets/kubernetes.io/serviceaccount", "folder with token and ca.crt", Parsers.Text),
        reader.Optional("namespace", "the only namespace to read routes from; without it all", Parsers.Text));
}
