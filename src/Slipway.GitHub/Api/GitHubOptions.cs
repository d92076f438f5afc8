using System.Net;

namespace Slipway.GitHub;

/// <summary>How GitHub is asked.</summary>
public sealed record GitHubOptions
{
    /// <summary>The address of the REST API, <c>https://api.github.com</c>; that of an enterprise server ends with <c>/api/v3</c>.</summary>
    public Uri Api { get; init; } = new("https://api.github.com");

    /// <summary>The token that is sent; null to ask as nobody.</summary>
    public string? Token { get; init; }

    /// <summary>The proxies; null to ask directly.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>How often a request is tried before its failure counts, the first time included.</summary>
    public int MaximumAttempts { get; init; } = 5;

    /// <summary>The longest wait for a rate limit to end; a longer one is an error that says when it does.</summary>
    public TimeSpan MaximumWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock for waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Hears of waits, a sentence each.</summary>
    public Action<string> Announce { get; init; } = _ => { };
}
