using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>Finds values by the text of their keys, however those are quoted.</summary>
internal static class YamlMappingExtensions
{
    public static YamlNode? Find(this YamlMappingNode mapping, string key) => mapping.Entry(key)?.Value;

    public static (YamlScalarNode Key, YamlNode Value)? Entry(this YamlMappingNode mapping, string key)
    {
        foreach (var (name, value) in mapping.Children)
        {
            if (name is YamlScalarNode scalar && scalar.Value == key)
            {
                return (scalar, value);
            }
        }

        return null;
    }
}
