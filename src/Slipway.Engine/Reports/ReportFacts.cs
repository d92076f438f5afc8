using System.Globalization;
using System.Runtime.InteropServices;

namespace Slipway.Engine;

/// <summary>What the head of a report says about a run.</summary>
internal static class ReportFacts
{
    /// <summary>The lines.</summary>
    /// <param name="context">The run.</param>
    /// <param name="process">The process.</param>
    /// <param name="recorder">When it started.</param>
    public static IReadOnlyList<ReportFact> Collect(BuildContext context, BuildProcess process, RunRecorder recorder)
    {
        List<ReportFact> facts = [new("Started", recorder.StartTime.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture))];
        facts.AddRange(CheckedOut(context));
        facts.Add(new("Host", context.Host is LocalHost ? $"{System.Environment.MachineName} (local)" : context.Host.Name, RunLink(process.Environment)));
        facts.Add(new("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}, .NET {System.Environment.Version}"));
        facts.Add(new("Command", string.Join(' ', ["./build.sh", .. process.Arguments])));
        facts.Add(new("Parallel", $"up to {recorder.Parallel} at once"));
        facts.Add(new("Slipway", EngineVersion.Text));
        return facts;
    }

    private static List<ReportFact> CheckedOut(BuildContext context)
    {
        List<ReportFact> facts = [];
        try
        {
            var repository = GitRepository.Find(context.Root, context.Host);
            facts.AddRange(repository?.Commit is { } commit ? [new("Commit", commit)] : []);
            facts.AddRange(repository?.Branch is { } branch ? [new("Branch", branch)] : []);
        }
        catch (Exception error) when (error is UsageException or FormatException or IOException)
        {
            // A damaged repository is of no concern to a report.
        }

        return facts;
    }

    // Only web addresses: what the environment says is not trusted.
    private static string? RunLink(IReadOnlyDictionary<string, string> environment)
    {
        string? Variable(string name) => environment.GetValueOrDefault(name);
        var link = Variable("GITHUB_RUN_ID") is { } run ? $"{Variable("GITHUB_SERVER_URL")}/{Variable("GITHUB_REPOSITORY")}/actions/runs/{run}"
            : Variable("CI_JOB_URL") is { } job ? job
            : Variable("BUILD_BUILDID") is { } build ? $"{Variable("SYSTEM_COLLECTIONURI")}{Variable("SYSTEM_TEAMPROJECT")}/_build/results?buildId={build}"
            : "";
        return Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address.AbsoluteUri : null;
    }
}
