namespace Slipway.Verification;

/// <summary>The echo backends of the suite. Checks that do not run alone may not stop one.</summary>
public static class TestBackends
{
    /// <summary>The first.</summary>
    public const string A = "echo-a";

    /// <summary>The second.</summary>
    public const string B = "echo-b";

    /// <summary>The third, which is the one that is stopped and replaced.</summary>
    public const string C = "echo-c";
}
