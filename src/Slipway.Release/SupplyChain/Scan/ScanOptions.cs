using Slipway.Images;

namespace Slipway.Release;

/// <summary>Turns the parameters of a scan into its rules and scanner.</summary>
internal static class ScanOptions
{
    private const string Install = "install trivy (https://trivy.dev) or grype (https://github.com/anchore/grype), or give reports of another scanner as --scan-report image=file";
    private static readonly IImageScanner[] Scanners = [new TrivyScanner(), new GrypeScanner()];

    /// <summary>The rules.</summary>
    /// <exception cref="UsageException">The threshold, a document or an ignore is wrong; every problem is named.</exception>
    public static ScanRules Rules(string? threshold, IReadOnlyList<AbsolutePath> vex, IReadOnlyList<ScanIgnore> ignores, AbsolutePath ignoreFile, DateOnly today)
    {
        var problems = new List<string>();
        var statements = vex.SelectMany(file => Reading(() => ScanDocuments.ReadVex(file), problems) ?? []).ToList();
        ScanIgnore[] all = [.. ignores, .. ignoreFile.FileExists() ? Reading(() => ScanIgnoreFile.Read(ignoreFile), problems) ?? [] : []];
        problems.AddRange(all.SelectMany(ignore => ignore.Validate(today)));
        var severity = Threshold(threshold, problems);
        return problems.Count > 0 ? throw new UsageException(problems) : new ScanRules(severity, statements, all);
    }

    /// <summary>The scanner that is asked for, else the first that is installed; null when none is, and reports stand for it.</summary>
    /// <exception cref="UsageException">The one that is asked for is unknown or not installed, or there is neither a scanner nor a report.</exception>
    public static IImageScanner? Scanner(string? name, string? path, bool hasReports)
    {
        if (string.IsNullOrEmpty(name))
        {
            var installed = Scanners.FirstOrDefault(scanner => ToolPath.Find(scanner.Name, path) is not null);
            return installed is null && !hasReports ? throw new UsageException($"There is no scanner: {Install}.") : installed;
        }

        var chosen = Scanners.FirstOrDefault(scanner => scanner.Name == name) ?? throw new UsageException($"--scanner {name} is unknown (expected {string.Join(" or ", Scanners.Select(scanner => scanner.Name))}).");
        return ToolPath.Find(name, path) is not null ? chosen : throw new UsageException($"--scanner {name}: it is not installed; install it or put its folder into PATH.");
    }

    /// <summary>Requires that every image can be scanned or has a report.</summary>
    /// <exception cref="UsageException">There is neither.</exception>
    public static void RequireSource(IReadOnlyList<ScanSubject> subjects, ScanReports reports, IImageScanner? scanner)
    {
        var open = subjects.Where(subject => reports.Find(subject) is null).Select(subject => $"{subject.Image}@{subject.Platform}").ToList();
        if (subjects.Count == 0)
        {
            throw new UsageException($"There are no images to scan: run the target {nameof(IDockerBuild.DockerBuild)} first.");
        }

        if (scanner is null && open.Count > 0)
        {
            throw new UsageException($"There is no scanner for {string.Join(", ", open)}: {Install}.");
        }
    }

    private static Severity Threshold(string? text, List<string> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Severity.High;
        }

        if (Enum.TryParse<Severity>(text, ignoreCase: true, out var severity) && severity is Severity.Low or Severity.Medium or Severity.High or Severity.Critical && !char.IsAsciiDigit(text[0]))
        {
            return severity;
        }

        problems.Add($"--scan-threshold {text} is no severity (expected low, medium, high or critical).");
        return Severity.High;
    }

    private static T? Reading<T>(Func<T> read, List<string> problems)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ScanException error)
        {
            problems.Add(error.Message);
            return null;
        }
    }
}
