using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Slipway.Oci;
using Slipway.Testing;

namespace Slipway.Release.Tests;

/// <summary>The published JSON schema is that of the release manifest.</summary>
public sealed class ManifestSchemaTests
{
    private static readonly JsonSchemaExporterOptions s_options = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, schema) => context.TypeInfo.Type == typeof(Digest) ? new JsonObject { ["type"] = "string", ["pattern"] = "^sha(256|512):[0-9a-f]{64,128}$" } : schema,
    };

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string File => Path.Combine(Golden.RepositoryRoot, "src/Slipway.Release/release.schema.json");

    [Fact]
    public void Schema_describes_every_member()
    {
        var generated = ManifestJson.Relaxed.ReleaseManifest.GetJsonSchemaAsNode(s_options).AsObject();
        var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = "Slipway release manifest, artifacts/release.json" };
        foreach (var (name, value) in generated)
        {
            schema[name] = value?.DeepClone();
        }

        var text = schema.ToJsonString(s_indented) + "\n";
        if (System.Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            System.IO.File.WriteAllText(File, text);
        }

        System.IO.File.ReadAllText(File).ShouldBe(text);
    }
}
