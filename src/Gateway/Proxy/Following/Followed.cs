namespace Gateway.Proxy.Following;

/// <summary>What the proxy awaits before it is ready.</summary>
internal static class Followed
{
    public const string Routes = "routes";
    public const string Certificates = "certificates";
}
