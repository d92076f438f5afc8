using System.Text.Json.Serialization;

namespace Gateway.Hosting.Certificates;

/// <summary>A certificate with its key, as proxies get it.</summary>
/// <param name="Name">The name of its secret; <c>default</c> serves clients that ask for no name, or one that no certificate has.</param>
/// <param name="Chain">The certificate and its intermediates, PEM.</param>
/// <param name="Key">The private key, PEM.</param>
public sealed record CertificatePair(string Name, string Chain, string Key)
{
    /// <summary>The name of the secret that serves everybody else.</summary>
    public const string Default = "default";

    /// <summary>Whether it serves clients that ask for no name, or one that no certificate has.</summary>
    [JsonIgnore]
    public bool IsDefault => Name == Default;

    /// <summary>The name alone: a key must not get into a log.</summary>
    public override string ToString() => Name;
}

/// <summary>All certificates at one moment.</summary>
/// <param name="Certificates">The certificates, ordered by name.</param>
public sealed record CertificateSet(IReadOnlyList<CertificatePair> Certificates);

/// <summary>Certificates as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CertificateSet))]
public sealed partial class CertificateJson : JsonSerializerContext;
