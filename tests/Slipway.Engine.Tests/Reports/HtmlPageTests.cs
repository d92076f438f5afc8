namespace Slipway.Engine.Tests.Reports;

/// <summary>Data cannot become markup, and a page stays bounded.</summary>
public sealed class HtmlPageTests
{
    [Theory]
    [InlineData("<b> & \"quoted\" 'it'", "&lt;b&gt; &amp; &quot;quoted&quot; &#39;it&#39;")]
    [InlineData("\e[31mred\e[0m \e]8;;https://example.org\e\\link\e]8;;\e\\ \a\0", "red link ")]
    [InlineData("a\r\nb\tc", "a\nb\tc")]
    [InlineData("user\u202egpj.exe", "user\ufffdgpj.exe")]
    [InlineData("Grüße, 漢字 😀", "Grüße, 漢字 😀")]
    public void Data_is_escaped(string data, string expected) => new HtmlPage(text => text).Add($"<i>{data}</i>").ToString().ShouldBe($"<i>{expected}</i>");

    [Fact]
    public void Data_is_masked_before_it_is_escaped() =>
        new HtmlPage(text => text.Replace("<&>", "***")).Add($"<i title=\"{"x<&>y"}\">{42}{null}</i>").ToString().ShouldBe("<i title=\"x***y\">42</i>");

    [Fact]
    public void Log_of_a_failure_is_bounded()
    {
        var end = new LogEnd();
        end.Add(string.Join('\n', Enumerable.Range(0, 10_000)));
        end.Add(new string('x', 100_000));

        end.Lines.Count.ShouldBe(LogEnd.MostLines);
        end.Lines[^2].ShouldBe("9999");
        end.Lines[^1].Length.ShouldBe(LogEnd.LineLength + 1);
    }

    [Fact]
    public void Warnings_are_bounded_and_counted()
    {
        var recorder = new RunRecorder(new ManualTime());
        for (var i = 0; i < RunRecorder.MessagesKept + 5; i++)
        {
            recorder.Write(null, LogLevel.Warning, new string('x', 10_000));
        }

        recorder.Messages.Count.ShouldBe(RunRecorder.MessagesKept);
        recorder.MessagesOmitted.ShouldBe(5);
        recorder.Messages[0].Text.Length.ShouldBeLessThan(3_000);
    }

    [Fact]
    public void Large_tree_of_products_is_summarised()
    {
        var page = ReportPage.Write(SampleReports.Success, text => text);

        page.ShouldContain("<details><summary><b>Compile</b> <span class=\"sum\">1,234 files, 47.8 MiB</span></summary>");
        page.ShouldContain("<p>And 1,134 more files.</p>");
    }

    [Fact]
    public void Reports_among_products_are_found_once_for_each_site() => ArtefactSection.FindReports(
        ["a/index.html", "a/b/page.html", "a/b/index.html", "c/one.html", "c/two.HTML", "c/data.json", "d/sub/index.html", "d/sub/other.html", "c/one.html"])
        .ShouldBe(["a/index.html", "c/one.html", "c/two.HTML", "d/sub/index.html"]);

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(57_000_000, "54.4 MiB")]
    [InlineData(5_000_000_000_000, "4656.6 GiB")]
    public void Size_is_readable(long bytes, string expected) => ArtefactSection.Size(bytes).ShouldBe(expected);
}
