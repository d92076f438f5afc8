namespace Slipway.Verification;

/// <summary>The groups of the suite.</summary>
public static class ConformanceGroups
{
    /// <summary>Whether the gateway listens and passes on whatever HTTP has.</summary>
    public const string Connectivity = "connectivity";

    /// <summary>Whether requests go where routes say, in the shape that routes say.</summary>
    public const string Routing = "routing";

    /// <summary>How requests are spread, and that none is lost when programs are replaced.</summary>
    public const string LoadBalancing = "load balancing";

    /// <summary>Whether the programs tell rightly how they are.</summary>
    public const string Health = "health";
}
