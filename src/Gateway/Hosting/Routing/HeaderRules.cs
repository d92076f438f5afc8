using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Gateway.Hosting.Routing;

/// <summary>What is done to the headers of a request or a response: first remove, then set, then add.</summary>
// Defaults are in the getters: the JSON reader sets what it did not find to null.
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record HeaderRules
{
    /// <summary>Headers that replace those of the same name.</summary>
    public IReadOnlyDictionary<string, string> Set { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>Headers that are added beside those of the same name.</summary>
    public IReadOnlyDictionary<string, string> Add { get => field ?? ReadOnlyDictionary<string, string>.Empty; init; }

    /// <summary>Names of headers that are taken away.</summary>
    public IReadOnlyList<string> Remove { get => field ?? []; init; }
}
