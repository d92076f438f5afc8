using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Testing;

namespace Slipway.Workflows.Tests.Generation;

/// <summary>Differences are shown the way developers know them.</summary>
public sealed class UnifiedDiffTests
{
    [Fact]
    public void Equal_texts_have_no_difference() => UnifiedDiff.Of("f", "a\nb\n", "a\nb\n").ShouldBe("");

    [Fact]
    public void Changes_have_three_lines_around_them() => UnifiedDiff.Of("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n").ShouldBe(
        "--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");

    [Fact]
    public void Distant_changes_have_hunks_of_their_own() =>
        UnifiedDiff.Of("f", string.Join('\n', Enumerable.Range(1, 30)), string.Join('\n', Enumerable.Range(0, 30))).ShouldBe(
            "--- f\n+++ f\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -27,4 +28,3 @@\n 27\n 28\n 29\n-30\n");

    [Fact]
    public void New_file_starts_at_nothing() => UnifiedDiff.Of("f", "", "a\n").ShouldBe("--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");

    [Fact]
    public void Patch_makes_the_second_text_from_the_first() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Texts, Texts, (before, after) =>
    {
        using var folder = new TempDirectory();
        var file = folder.Write("f", before);
        var diff = UnifiedDiff.Of("f", before, after);
        if (diff.Length > 0)
        {
            Patch(folder.Path, diff);
        }

        File.ReadAllText(file).ShouldBe(after);
    }));

    private static Arbitrary<string> Texts => Gen.Elements("a", "b", "c", "").ListOf().Where(lines => lines.Count > 0).Select(lines => string.Concat(lines.Append("end").Select(line => $"{line}\n"))).ToArbitrary();

    private static void Patch(string folder, string diff)
    {
        using var patch = Process.Start(new ProcessStartInfo("git", ["apply", "-p0", "--unidiff-zero", "-"]) { WorkingDirectory = folder, RedirectStandardInput = true, UseShellExecute = false })!;
        patch.StandardInput.Write(diff);
        patch.StandardInput.Close();
        patch.WaitForExit();
        patch.ExitCode.ShouldBe(0);
    }
}
