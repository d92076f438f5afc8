using Slipway.Images;

namespace Slipway.Release;

/// <summary>Reports that were given in place of a scan.</summary>
internal sealed class ScanReports
{
    private readonly IReadOnlyList<(string Image, string? Platform, AbsolutePath File)> _reports;

    private ScanReports(IReadOnlyList<(string Image, string? Platform, AbsolutePath File)> reports) => _reports = reports;

    /// <summary>Reads <c>image=file</c> and <c>image@platform=file</c>; the image may be left out when there is only one.</summary>
    /// <param name="texts">The parameter's words.</param>
    /// <param name="subjects">What is scanned.</param>
    /// <param name="root">What relative files are below.</param>
    /// <exception cref="UsageException">A report is missing or about no image; every problem is named.</exception>
    public static ScanReports Parse(IReadOnlyList<string> texts, IReadOnlyList<ScanSubject> subjects, AbsolutePath root)
    {
        var problems = new List<string>();
        var images = subjects.Select(subject => subject.Image).Distinct(StringComparer.Ordinal).ToList();
        var reports = new List<(string, string?, AbsolutePath)>();
        foreach (var text in texts)
        {
            var (name, path) = text.Split('=', 2) is [var before, var after] ? (before, after) : (images.Count == 1 ? images[0] : "", text);
            var (image, platform) = name.Split('@', 2) is [var first, var second] ? (first, second) : (name, null);
            var file = Path.IsPathRooted(path) ? AbsolutePath.Parse(path) : root / path;
            if (!subjects.Any(subject => subject.Image == image && (platform is null || subject.Platform == platform)))
            {
                problems.Add($"--scan-report {text} is about {(image.Length == 0 ? "no image" : $"'{name}', which is not built")}: give image=file or image@platform=file ({string.Join(", ", subjects.Select(subject => $"{subject.Image}@{subject.Platform}"))}).");
            }
            else if (!file.FileExists())
            {
                problems.Add($"--scan-report {text}: there is no file {file}.");
            }

            reports.Add((image, platform, file));
        }

        return problems.Count > 0 ? throw new UsageException(problems) : new ScanReports(reports);
    }

    /// <summary>The report of an image, one for its platform first; null when there is none.</summary>
    public AbsolutePath? Find(ScanSubject subject) =>
        _reports.Where(report => report.Image == subject.Image && (report.Platform is null || report.Platform == subject.Platform)).OrderBy(report => report.Platform is null).Select(report => report.File).FirstOrDefault();
}
