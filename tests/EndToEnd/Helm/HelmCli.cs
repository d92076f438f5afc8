using Slipway.Testing;

namespace EndToEnd.Helm;

/// <summary>Real Helm with a home of its own, so that neither the user's settings nor their repositories matter.</summary>
internal sealed class HelmCli(string major, string binary, string home)
{
    /// <summary>The binaries that the tests run with.</summary>
    public static TheoryData<string> Majors { get; } = ["3", "4"];

    /// <summary>Helm of a major version; without it the test is skipped and says so.</summary>
    public static HelmCli Require(string major, TempDirectory home)
    {
        var binary = major == "3" ? HelmBinaries.Helm3 : HelmBinaries.Helm4;
        Assert.SkipWhen(binary is null, $"Helm {major} is not installed (tests/EndToEnd/install-helm.sh .nuke/temp/tools).");
        return new(major, binary!, home.Path);
    }

    public Task<ProcessOutcome> RunAsync(params string[] arguments) => RunningProcess.RunAsync(binary, arguments, home, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["HELM_CACHE_HOME"] = Path.Combine(home, $".helm{major}", "cache"),
        ["HELM_CONFIG_HOME"] = Path.Combine(home, $".helm{major}", "config"),
        ["HELM_DATA_HOME"] = Path.Combine(home, $".helm{major}", "data"),
        ["KUBECONFIG"] = Path.Combine(home, "none"),
    });
}
