using System.Collections.ObjectModel;

namespace Slipway.Verification;

/// <summary>A route of a check: the <c>Route</c> resource with echo backends named instead of addressed.</summary>
/// <param name="Name">Its name, unique in the suite: a DNS label.</param>
/// <param name="Host">A host name that no other check uses, <c>*.name</c>, or <c>*</c>.</param>
public sealed record TestRoute(string Name, string Host)
{
    /// <summary>The path that is matched.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Whether the path must be just this one, not only begin with it.</summary>
    public bool Exact { get; init; }

    /// <summary>The methods that are matched; none means all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>The headers that are matched.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Where requests go; none for a redirect.</summary>
    public IReadOnlyList<TestBackend> Backends { get; init; } = [];

    /// <summary>What replaces the matched prefix.</summary>
    public string? RewritePrefix { get; init; }

    /// <summary>The answer of a route without backends.</summary>
    public TestRedirect? Redirect { get; init; }

    /// <summary>What is done to the headers of requests.</summary>
    public TestHeaderRules? RequestHeaders { get; init; }

    /// <summary>What is done to the headers of responses.</summary>
    public TestHeaderRules? ResponseHeaders { get; init; }

    /// <summary>Until when a response must start, such as <c>500ms</c>.</summary>
    public string? Timeout { get; init; }

    /// <summary>The same route to one backend.</summary>
    public TestRoute To(string backend) => this with { Backends = [new(backend)] };
}

/// <summary>An echo backend of a route.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Weight">Its share of the requests.</param>
/// <param name="H2c">Whether it is spoken to in HTTP/2.</param>
public sealed record TestBackend(string Name, int Weight = 1, bool H2c = false);

/// <summary>Where a route redirects to.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">The host.</param>
/// <param name="Port">The port.</param>
/// <param name="Status">301, 302, 303, 307 or 308.</param>
public sealed record TestRedirect(string Scheme, string Host, int Port, int Status);

/// <summary>What a route does to headers: remove, then set, then add.</summary>
public sealed record TestHeaderRules
{
    /// <summary>Headers that replace those of the same name.</summary>
    public IReadOnlyDictionary<string, string> Set { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Headers that are added to those of the same name.</summary>
    public IReadOnlyDictionary<string, string> Add { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Headers that are taken away.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];
}
