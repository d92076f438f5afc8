using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.AzurePipelines;

/// <summary>The machine of a job: a hosted one, or one of a pool that meets demands.</summary>
internal sealed record AzurePool
{
    public string? VmImage { get; init; }

    public string? Name { get; init; }

    public ValueList<string> Demands { get; init; } = [];

    public static Codec<AzurePool> Codec { get; } = new RecordCodec<AzurePool>(new AzurePool())
        .Optional("vmImage", Codecs.Text, pool => pool.VmImage, (pool, value) => pool with { VmImage = value })
        .Optional("name", Codecs.Text, pool => pool.Name, (pool, value) => pool with { Name = value })
        .List("demands", Codecs.Text, pool => pool.Demands, (pool, value) => pool with { Demands = value });
}
