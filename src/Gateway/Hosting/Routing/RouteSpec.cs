using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Gateway.Hosting.Routing;

/// <summary>Which requests a route takes and what becomes of them: the <c>spec</c> of a <c>Route</c>.</summary>
// Defaults are in the getters: the JSON reader sets what it did not find to null.
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record RouteSpec
{
    /// <summary>A host name, <c>*.example.test</c> for every name below <c>example.test</c>, or <c>*</c> for every host.</summary>
    public string Host { get => field ?? "*"; init; }

    /// <summary>The path, starting with a slash and without percent escapes: it is compared with the decoded path of the request.</summary>
    public string Path { get => field ?? "/"; init; }

    /// <summary>How the path is compared.</summary>
    public PathType PathType { get; init; }

    /// <summary>The methods; none means all.</summary>
    public IReadOnlyList<string> Methods { get => field ?? []; init; }

    /// <summary>Headers that must be there with exactly this value.</summary>
    public IReadOnlyDictionary<string, string> Headers { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>Where requests go.</summary>
    public IReadOnlyList<Backend> Backends { get => field ?? []; init; }

    /// <summary>What replaces the matched prefix in the path.</summary>
    public string? RewritePrefix { get; init; }

    /// <summary>The answer of a route without backends.</summary>
    public Redirect? Redirect { get; init; }

    /// <summary>What is done to the headers of requests.</summary>
    public HeaderRules? RequestHeaders { get; init; }

    /// <summary>What is done to the headers of responses.</summary>
    public HeaderRules? ResponseHeaders { get; init; }

    /// <summary>How long a backend may take until its response starts, such as <c>15s</c>; none means no limit but that on silence.</summary>
    public string? Timeout { get; init; }
}
