using System.Diagnostics;
using Slipway.Testing;

namespace Slipway.Helm.Tests.Loading;

/// <summary>A chart is loaded as Helm loads it, and everything that is wrong with it is said at once.</summary>
public sealed class ChartLoadingTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_part_is_where_it_belongs()
    {
        var chart = await TestCharts.LoadAsync(TestCharts.Shop.Path);

        chart.Metadata.Name.ShouldBe("shop");
        chart.Metadata.Maintainers.ShouldBe([new("Ann Example", "ann@example.com", "https://example.com/ann"), new("Bob")]);
        chart.Metadata.Keywords.ShouldBe(["shop", "true", "1.10"]);
        chart.Metadata.Annotations["true"].ShouldBe("on");
        chart.Metadata.Dependencies[0].ImportValues.ShouldBe([new("defaults", null), new("limits", "front.limits")]);
        chart.Metadata.Dependencies[0].LocalPath.ShouldBe("../common");
        chart.Metadata.Dependencies[1].LocalPath.ShouldBeNull();
        chart.Templates.Select(file => file.Path).ShouldBe(["templates/NOTES.txt", "templates/shop.yaml", "templates/tests/t.yaml"]);
        chart.Subcharts.ShouldHaveSingleItem().Metadata.Name.ShouldBe("cache");
        chart.Values.ShouldNotBeNull();
        chart.Schema.ShouldNotBeNull();
        chart.Lock.ShouldBeNull();
    }

    [Fact]
    public async Task All_problems_are_named_with_their_places()
    {
        var chart = _folder.WriteChart(
            "app",
            files:
            [
                ("Chart.yaml", "apiVersion: v2\nversion: 1.10\nappVersion: 2\nkeywords: a\ndeprecated: perhaps\nmaintainers: [a, {email: b}]\ntype: thing\nannotations: {a: 1}\n"),
                ("values.yaml", "a: [1\n"),
                ("values.schema.json", "{\n  \"type\": }"),
                (".helmignore", "**\n"),
                ("charts/sub/Chart.yaml", "name: sub\nversion: not\n"),
                ("charts/readme.md", "no chart"),
            ]);

        (await TestCharts.ProblemsAsync(chart)).ShouldBe(
        [
            ".helmignore(1,1): '**' is no rule: Helm does not know '**'.",
            "Chart.yaml: name is missing.",
            "Chart.yaml(2,10): version is 1.10, a number, and text is expected: write \"1.10\".",
            "Chart.yaml(3,13): appVersion is 2, a number, and text is expected: write \"2\".",
            "Chart.yaml(5,13): deprecated is 'perhaps', and true or false is expected.",
            "Chart.yaml(4,11): keywords is 'a', and a list is expected.",
            "Chart.yaml(6,15): maintainers is 'a', and a mapping is expected.",
            "Chart.yaml: name is missing.",
            "Chart.yaml(8,18): annotations.a is 1, a number, and text is expected: write \"1\".",
            "Chart.yaml: the type 'thing' is unknown; application and library are known.",
            "values.yaml(2,1): while parsing a flow sequence, did not find expected ',' or ']'.",
            "values.schema.json(2,11): this is no JSON: '}' is an invalid start of a value.",
            "charts/readme.md/Chart.yaml is missing, or .helmignore names it.",
            "charts/sub/Chart.yaml: the version 'not' is no SemVer version such as 1.4.0.",
        ]);
    }

    [Theory]
    [InlineData("a: 1\na: 2\n", "Chart.yaml(2,1): duplicate key a.")]
    [InlineData("- a\n", "Chart.yaml(1,1): a mapping is expected, such as 'name: gateway'.")]
    [InlineData("a: 'x", "Chart.yaml(1,4): while scanning a quoted scalar, found unexpected end of stream.")]
    [InlineData("name: a\n---\nname: b\n", "Chart.yaml(3,1): a second document begins here, and one is expected: remove the line '---'.")]
    public async Task Metadata_that_is_no_yaml_mapping_is_refused_with_its_place(string text, string expected)
    {
        _folder.Write("app/Chart.yaml", text);

        (await TestCharts.ProblemsAsync(_folder["app"])).ShouldBe([expected]);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("-a")]
    public async Task Name_that_is_none_is_refused(string name)
    {
        _folder.Write("app/Chart.yaml", $"name: {name}\nversion: 1.0.0\n");

        (await TestCharts.ProblemsAsync(_folder["app"])).ShouldHaveSingleItem().ShouldContain($"the name '{name}' is no chart name");
    }

    [Fact]
    public async Task Deep_nesting_is_an_error_and_not_the_end_of_the_process()
    {
        _folder.WriteChart("app", files: [("values.yaml", "a: " + new string('[', 100_000))]);

        (await TestCharts.ProblemsAsync(_folder["app"])).ShouldHaveSingleItem().ShouldContain("more than 200 levels are nested");
    }

    [Fact]
    public async Task Values_that_are_not_utf8_are_refused()
    {
        var chart = _folder.WriteChart("app");
        await File.WriteAllBytesAsync(Path.Combine(chart, "values.yaml"), [0x61, 0x3A, 0x20, 0xFF]);

        (await TestCharts.ProblemsAsync(chart)).ShouldBe(["values.yaml(1,1): it is not UTF-8."]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("{}")]
    [InlineData("~")]
    public async Task Values_may_be_empty(string values) => (await TestCharts.LoadAsync(_folder.WriteChart("app", files: [("values.yaml", values)]))).Values.ShouldNotBeNull();

    [Fact]
    public async Task Folder_without_a_chart_says_so()
    {
        (await TestCharts.ProblemsAsync(_folder["none"])).ShouldBe(["there is no such directory."]);
        (await TestCharts.ProblemsAsync(_folder.Path)).ShouldBe(["it has no Chart.yaml."]);
    }

    [Fact]
    public async Task Symbolic_links_are_followed_and_cycles_and_dead_ends_named()
    {
        var chart = _folder.WriteChart("app", files: [("files/a.txt", "a")]);
        _folder.Write("elsewhere/b.txt", "b");
        Directory.CreateSymbolicLink(_folder["app/linked"], "../elsewhere");
        (await TestCharts.LoadAsync(chart)).Files.Select(file => file.Path).ShouldBe(["files/a.txt", "linked/b.txt"]);

        Directory.CreateSymbolicLink(_folder["app/files/up"], "..");
        File.CreateSymbolicLink(_folder["app/dead"], "nowhere");
        (await TestCharts.ProblemsAsync(chart)).ShouldBe(
        [
            "dead: this symbolic link leads to nowhere, where nothing is.",
            $"files/up: this symbolic link leads to {_folder["app"]}, a directory that it lies in itself.",
        ]);
    }

    [Fact]
    public async Task Pipe_is_refused_without_waiting_for_it()
    {
        var chart = _folder.WriteChart("app", files: [("empty.txt", "")]);
        using (var make = Process.Start("mkfifo", Path.Combine(chart, "pipe")))
        {
            await make.WaitForExitAsync();
        }

        (await TestCharts.ProblemsAsync(chart)).ShouldBe(["pipe: this is no file but a pipe, a socket or a device, which charts cannot have."]);
    }

    [Fact]
    public async Task File_above_the_limit_is_refused_unless_it_is_ignored()
    {
        var chart = _folder.WriteChart("app");
        await using (var file = File.Create(Path.Combine(chart, "big.bin")))
        {
            file.SetLength(Chart.MaximumFileSize + 1);
        }

        (await TestCharts.ProblemsAsync(chart)).ShouldHaveSingleItem().ShouldStartWith("big.bin: the file has 5242881 bytes, and Helm reads at most 5242880");

        _folder.Write("app/.helmignore", "*.bin\n");
        (await TestCharts.LoadAsync(chart)).Files.Select(file => file.Path).ShouldBe([".helmignore"]);
    }

    [Fact]
    public async Task Chart_above_the_limit_is_refused()
    {
        var chart = _folder.WriteChart("app");
        for (var i = 0; i < 21; i++)
        {
            await using var file = File.Create(Path.Combine(chart, $"{i:00}.bin"));
            file.SetLength(Chart.MaximumFileSize);
        }

        (await TestCharts.ProblemsAsync(chart)).ShouldHaveSingleItem().ShouldStartWith("20.bin: with this file the chart has more than the 104857600 bytes");
    }

    [Fact]
    public async Task Byte_order_marks_are_dropped()
    {
        var chart = _folder.WriteChart("app");
        await File.WriteAllBytesAsync(Path.Combine(chart, "values.yaml"), [0xEF, 0xBB, 0xBF, .. "a: 1"u8]);

        (await TestCharts.LoadAsync(chart)).Values!.Content.ToArray().ShouldBe("a: 1"u8.ToArray());
    }

    [Fact]
    public async Task Chart_of_helm_2_keeps_its_requirements_file()
    {
        _folder.Write("app/Chart.yaml", "name: app\nversion: 1.0.0\n");
        _folder.Write("app/requirements.yaml", "dependencies: []\n");
        var chart = await TestCharts.LoadAsync(_folder["app"]);
        chart.Metadata.ApiVersion.ShouldBe("v1");
        chart.Files.Select(file => file.Path).ShouldBe(["requirements.yaml"]);

        _folder.Write("app/Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n");
        (await TestCharts.ProblemsAsync(_folder["app"])).ShouldBe(["requirements.yaml belongs to charts of apiVersion v1: move its dependencies into Chart.yaml."]);
    }

    [Fact]
    public async Task Dependencies_with_one_name_bad_aliases_and_bad_constraints_are_named()
    {
        var chart = _folder.WriteChart("app", more: "dependencies:\n- {name: a, version: 1.x}\n- {name: a, version: one}\n- {name: b, alias: x y, version: 1}\n");

        (await TestCharts.ProblemsAsync(chart)).ShouldBe(
        [
            "Chart.yaml(7,34): version is 1, a number, and text is expected: write \"1\".",
            "Chart.yaml: the alias 'x y' of the dependency b may have letters, digits, '-' and '_' only.",
            "Chart.yaml: 'one', the version of the dependency a, is no constraint such as ^1.2.0.",
            "Chart.yaml: more than one dependency has the name or alias a: give each an alias of its own.",
        ]);
    }
}
