using System.Text.Json.Serialization;

namespace Gateway.Hosting.Routing;

/// <summary>An answer that sends the client elsewhere; what is not given stays as the client asked for it.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">Another host.</param>
/// <param name="Port">Another port; a new scheme brings its own port when none is given.</param>
/// <param name="Status">301, 302, 303, 307 or 308.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Redirect(string? Scheme = null, string? Host = null, int? Port = null, int Status = 302);
