using System.Text.Json.Serialization;

namespace Slipway.Oci;

/// <summary>How a container is run from an image (image-spec 1.1, config.md, "config"). Null everywhere means: not set.</summary>
public sealed record ContainerConfig
{
    /// <summary><c>user</c>, <c>uid</c>, <c>user:group</c> or <c>uid:gid</c>.</summary>
    [JsonPropertyName("User")]
    public string? User { get; init; }

    /// <summary>The ports that the program listens on, as <c>port</c>, <c>port/tcp</c> or <c>port/udp</c>.</summary>
    [JsonPropertyName("ExposedPorts")]
    [JsonConverter(typeof(OrdinalSetJsonConverter))]
    public IReadOnlyCollection<string>? ExposedPorts { get; init; }

    /// <summary>Environment variables as <c>NAME=value</c>.</summary>
    [JsonPropertyName("Env")]
    public IReadOnlyList<string>? Env { get; init; }

    /// <summary>The program and its fixed arguments.</summary>
    [JsonPropertyName("Entrypoint")]
    public IReadOnlyList<string>? Entrypoint { get; init; }

    /// <summary>The arguments that a user may replace.</summary>
    [JsonPropertyName("Cmd")]
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>Folders that hold data of the instance.</summary>
    [JsonPropertyName("Volumes")]
    [JsonConverter(typeof(OrdinalSetJsonConverter))]
    public IReadOnlyCollection<string>? Volumes { get; init; }

    /// <summary>The program's working directory.</summary>
    [JsonPropertyName("WorkingDir")]
    public string? WorkingDir { get; init; }

    /// <summary>Free metadata.</summary>
    [JsonPropertyName("Labels")]
    [JsonConverter(typeof(OrdinalMapJsonConverter))]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>The signal that stops the program, for instance <c>SIGTERM</c>.</summary>
    [JsonPropertyName("StopSignal")]
    public string? StopSignal { get; init; }

    /// <summary>Whether the entrypoint is one escaped Windows command line (deprecated by the specification, kept when a base has it).</summary>
    [JsonPropertyName("ArgsEscaped")]
    public bool? ArgsEscaped { get; init; }
}
