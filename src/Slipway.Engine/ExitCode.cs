using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Cancelled = 130;

    /// <summary>The one map from failures to exit codes.</summary>
    public static int Of(Exception failure) => failure switch
    {
        UsageException or GraphException => Usage,
        OperationCanceledException => Cancelled,
        _ => Failed,
    };

    /// <summary>The exit code of a build that ran: wrong usage only where nothing else went wrong.</summary>
    public static int Of(IReadOnlyCollection<Exception> failures) =>
        failures.Count == 0 ? Done : failures.All(failure => Of(failure) == Usage) ? Usage : Failed;
}
