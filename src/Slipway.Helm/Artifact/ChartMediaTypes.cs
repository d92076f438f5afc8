namespace Slipway.Helm;

/// <summary>The media types of charts in registries (helm.sh/docs/topics/registries, "Helm chart manifest").</summary>
public static class ChartMediaTypes
{
    /// <summary>The configuration: the chart's metadata as JSON.</summary>
    public const string Config = "application/vnd.cncf.helm.config.v1+json";

    /// <summary>The package.</summary>
    public const string Content = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";

    /// <summary>The package's signature.</summary>
    public const string Provenance = "application/vnd.cncf.helm.chart.provenance.v1.prov";
}
