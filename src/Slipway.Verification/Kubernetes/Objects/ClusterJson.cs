using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Verification.Kubernetes;

/// <summary>Reads what kubectl prints; fields that nobody here needs are skipped.</summary>
/// <remarks>A property that is missing in the text is set to null by generated readers, whatever its initial value: getters give the default.</remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = false)]
[JsonSerializable(typeof(ObjectList<Pod>))]
[JsonSerializable(typeof(ObjectList<ClusterEvent>))]
[JsonSerializable(typeof(ObjectList<Workload>))]
[JsonSerializable(typeof(Workload))]
[JsonSerializable(typeof(ObjectList<Named>))]
[JsonSerializable(typeof(VersionAnswer))]
internal sealed partial class ClusterJson : JsonSerializerContext;
