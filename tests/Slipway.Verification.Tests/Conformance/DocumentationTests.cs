using Slipway.Testing;

namespace Slipway.Verification.Tests.Conformance;

/// <summary>What the README says of the suite.</summary>
public sealed class DocumentationTests
{
    private static readonly string[] s_rows = [.. File.ReadAllLines(Path.Combine(Golden.RepositoryRoot, "src", "Slipway.Verification", "README.md")).Where(line => line.StartsWith('|'))];

    [Fact]
    public void Every_check_is_in_the_table_and_only_those_that_run_alone_are_marked()
    {
        foreach (var check in ConformanceSuite.StandardChecks)
        {
            var row = s_rows.SingleOrDefault(row => row.Split('|')[1].Split(',', StringSplitOptions.TrimEntries).Contains(check.Name));
            row.ShouldNotBeNull($"{check.Name} is not in the table.");
            row.Contains("*alone*", StringComparison.Ordinal).ShouldBe(check.RunsAlone, check.Name);
        }
    }

    [Fact]
    public void Groups_are_those_of_the_suite_in_its_order() =>
        ConformanceSuite.StandardChecks.Select(check => check.Group).Distinct().ShouldBe(s_rows.Where(row => row.StartsWith("| **", StringComparison.Ordinal)).Select(row => row.Split("**")[1]));
}
