using System.Net;

namespace Slipway.Registry;

/// <summary>Where the embedded registry listens, what it stores and what it allows.</summary>
public sealed record EmbeddedRegistryOptions
{
    /// <summary>The folder of the content; made when it is missing.</summary>
    public required string Root { get; init; }

    /// <summary>The TCP port; 0 for any free one.</summary>
    public int Port { get; init; } = 5005;

    /// <summary>The address to listen on. Anything but loopback needs a <see cref="Token"/>.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>What clients must send as bearer token or as password of any user; null lets everybody in.</summary>
    public string? Token { get; init; }

    /// <summary>Whether everything that would change the content is refused.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The clock, for the age of uploads and blobs.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Everything that is wrong with these options; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(Root))
        {
            problems.Add("The registry's root folder is empty: name a folder.");
        }

        if (Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            problems.Add($"The registry's port {Port} is no TCP port: choose 1 to {IPEndPoint.MaxPort}, or 0 for any free one.");
        }

        if (Token is { Length: < 16 })
        {
            problems.Add($"The registry's token has {Token.Length} characters: at least 16 are needed so that it cannot be guessed.");
        }

        if (Token is null && !IPAddress.IsLoopback(ListenAddress))
        {
            problems.Add($"The registry would listen on {ListenAddress}, where other machines reach it, without a token: set a token or listen on {IPAddress.Loopback}.");
        }

        return problems;
    }
}
