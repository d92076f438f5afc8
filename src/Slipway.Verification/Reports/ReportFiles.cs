namespace Slipway.Verification;

/// <summary>The report of a verification on disk: <c>verification.json</c>, <c>junit.xml</c> and the page <c>index.html</c>.</summary>
/// <param name="Folder">The folder.</param>
public sealed record ReportFiles(AbsolutePath Folder)
{
    /// <summary>Everything, for programs.</summary>
    public AbsolutePath Json => Folder / "verification.json";

    /// <summary>The checks, for CI systems.</summary>
    public AbsolutePath JUnit => Folder / "junit.xml";

    /// <summary>Everything, for people.</summary>
    public AbsolutePath Page => Folder / "index.html";

    /// <summary>All files.</summary>
    public IReadOnlyList<AbsolutePath> All => [Json, JUnit, Page];

    /// <summary>Writes the three files.</summary>
    /// <param name="folder">The folder; missing ones are created.</param>
    /// <param name="report">The report.</param>
    /// <param name="previous">That of the previous release in the same mode, to compare with; null when there is none.</param>
    public static ReportFiles Write(AbsolutePath folder, VerificationReport report, VerificationReport? previous)
    {
        var files = new ReportFiles(folder);
        AtomicFile.WriteAllText(files.Json, ReportJson.Write(report));
        AtomicFile.WriteAllText(files.JUnit, JUnitReport.Write(report));
        AtomicFile.WriteAllText(files.Page, VerificationPage.Write(report, previous is null ? null : ReportComparison.Between(previous, report)));
        return files;
    }
}
