using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.Tekton;

/// <summary>A key of a Secret or ConfigMap.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The key in it.</param>
internal sealed record TektonKey(string Name, string Key)
{
    public static Codec<TektonKey> Codec { get; } = new RecordCodec<TektonKey>(new TektonKey("", ""))
        .Required("name", Codecs.Text, key => key.Name, (key, value) => key with { Name = value })
        .Required("key", Codecs.Text, key => key.Key, (key, value) => key with { Key = value });
}
