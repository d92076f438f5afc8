using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Slipway.Testing;

namespace Slipway.Verification.Tests.Reports;

/// <summary>The report for programs.</summary>
public sealed class ReportJsonTests
{
    [Fact]
    public void Report_is_written_the_same_every_time() => Golden.Match(ReportJson.Write(SampleReport.Failed), "verification.json");

    [Fact]
    public void Report_that_was_written_is_read_again()
    {
        var written = ReportJson.Write(SampleReport.Previous);

        ReportJson.Write(ReportJson.TryRead(Encoding.UTF8.GetBytes(written))!).ShouldBe(written);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":null,"mode":"local","started":"2026-01-01T00:00:00Z","duration":"00:00:01"}""")]
    [InlineData("""{"version":"v1","mode":"local","started":"yesterday","duration":"00:00:01"}""")]
    [InlineData("""{"version":"v1","mode":"local","started":"2026-01-01T00:00:00Z","duration":"00:00:01","suites":[{"name":"x","checks":null,"duration":"00:00:01"}]}""")]
    public void Text_that_is_no_report_is_none(string text) => ReportJson.TryRead(Encoding.UTF8.GetBytes(text)).ShouldBeNull();

    [Fact]
    public void Schema_in_the_package_is_that_of_the_types()
    {
        var schema = ReportJsonContext.Default.VerificationReport.GetJsonSchemaAsNode(new() { TreatNullObliviousAsNonNullable = true }).AsObject();
        schema.Insert(0, "$schema", JsonValue.Create("https://json-schema.org/draft/2020-12/schema"));
        var text = schema.ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n";
        var file = Path.Combine(Golden.RepositoryRoot, "src/Slipway.Verification/verification.schema.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, text);
        }

        File.ReadAllText(file).ShouldBe(text, "run the tests with UPDATE_GOLDEN=1 and review the change");
    }
}
