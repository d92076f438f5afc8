using Slipway.Testing;

namespace Slipway.Images.Tests;

public sealed class StaticAssetTimesTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Theory]
    [InlineData(
        """[{"Name":"Last-Modified","Value":"Sat, 21 Nov 2026 07:49:05 GMT"},{"Name":"Vary","Value":"x"}]""",
        """[{"Name":"Last-Modified","Value":"Tue, 14 Nov 2023 22:13:20 GMT"},{"Name":"Vary","Value":"x"}]""")]
    [InlineData("""{ "Name": "Last-Modified", "Value": "" }""", """{ "Name": "Last-Modified", "Value": "Tue, 14 Nov 2023 22:13:20 GMT" }""")]
    [InlineData("""{"Name":"ETag","Value":"Last-Modified"}""", """{"Name":"ETag","Value":"Last-Modified"}""")]
    public void Times_of_static_files_become_the_commit_time(string manifest, string expected) => StaticAssetTimes.Replace(manifest, Time).ShouldBe(expected);

    [Fact]
    public void Only_manifests_of_static_files_are_changed()
    {
        using var temp = new TempDirectory();
        const string Text = """{"Name":"Last-Modified","Value":"x"}""";
        temp.Write("App.staticwebassets.endpoints.json", Text);
        temp.Write("data.json", Text);

        StaticAssetTimes.ReplaceIn(temp.Path, Time);

        File.ReadAllText(temp["App.staticwebassets.endpoints.json"]).ShouldContain("2023");
        File.ReadAllText(temp["data.json"]).ShouldBe(Text);
    }
}
