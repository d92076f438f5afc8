using System.ComponentModel;
using System.Globalization;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Parameters;

/// <summary>Text becomes the type of its parameter, or a message that says what was expected.</summary>
public sealed class ParameterTypeTests
{
    public static TheoryData<string, string> Good => new()
    {
        { "--text hello", "Text=hello" },
        { "--text=", "Text=" },
        { "--text=--dashes", "Text=--dashes" },
        { "--text=a=b", "Text=a=b" },
        { "--switch", "Switch=True" },
        { "--switch false", "Switch=False" },
        { "--switch=TRUE", "Switch=True" },
        { "--maybe-switch", "MaybeSwitch=True" },
        { "--whole -12", "Whole=-12" },
        { "--large 9223372036854775807", "Large=9223372036854775807" },
        { "--fraction 1.5", "Fraction=1.5" },
        { "--exact 0.10", "Exact=0.10" },
        { "--maybe 7", "Maybe=7" },
        { "--color Red", "Color=Red" },
        { "--color lightblue", "Color=LightBlue" },
        { "--color light-blue", "Color=LightBlue" },
        { "--maybe-color red", "MaybeColor=Red" },
        { "--file /etc/hosts", "File=/etc/hosts" },
        { "--file sub/../x", "File=ROOT/x" },
        { "--version 1.2.3", "Version=1.2.3" },
        { "--duration 00:01:30", "Duration=00:01:30" },
        { "--point 3,4", "Point=(3 4)" },
        { "--range 1..5", "Range=1 to 5" },
        { "--texts a b", "Texts=a|b" },
        { "--texts=a", "Texts=a" },
        { "--texts one,two", "Texts=one,two" },
        { "--listed 1,2,,3", "Listed=1|2|3" },
        { "--listed 1,2 3", "Listed=1|2|3" },
        { "--colors red light-blue", "Colors=Red|LightBlue" },
        { "--files a /b", "Files=ROOT/a|/b" },
    };

    public static TheoryData<string, string> Bad => new()
    {
        { "--switch=yes", "--switch: 'yes' is not true or false (command line)." },
        { "--whole abc", "--whole: 'abc' is not a whole number from -2147483648 to 2147483647 (command line)." },
        { "--whole 1.5", "--whole: '1.5' is not a whole number from -2147483648 to 2147483647 (command line)." },
        { "--whole 3000000000", "--whole: '3000000000' is not a whole number from -2147483648 to 2147483647 (command line)." },
        { "--maybe x", "--maybe: 'x' is not a whole number from 0 to 255 (command line)." },
        { "--fraction 1,5,x", "--fraction: '1,5,x' is not a number, for instance 1.5 (command line)." },
        { "--color green", "--color: 'green' is not one of Red, LightBlue (command line)." },
        { "--color 1", "--color: '1' is not one of Red, LightBlue (command line)." },
        { "--color red,lightblue", "--color: 'red,lightblue' is not one of Red, LightBlue (command line)." },
        { "--colors red green", "--colors: 'green' is not one of Red, LightBlue (command line)." },
        { "--listed 1,two", "--listed: 'two' is not a whole number from -2147483648 to 2147483647 (command line)." },
        { "--point 3", "--point: '3' is not a value of the type Point: two numbers are expected (command line)." },
        { "--range 5", "--range: '5' is not a value of the type Range: write FROM..TO (command line)." },
        { "--unreadable x", "--unreadable: text cannot become the type Unreadable: give it a static method Parse(string) or a TypeConverter (command line)." },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void Value_is_converted(string arguments, string shown)
    {
        using var root = new Slipway.Testing.TempDirectory();

        var (exitCode, output) = TestBuild.RunIn<Build>(root, ["Show", .. arguments.Split(' ')]);

        exitCode.ShouldBe(0, output);
        TestBuild.Marks(output).ShouldBe([shown.Replace("ROOT", root.Path)]);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Value_that_does_not_fit_is_refused(string arguments, string message) =>
        TestBuild.Run<Build>(["Show", .. arguments.Split(' ')]).ShouldBe((2, $"{message}\n"));

    [Fact]
    public void Every_value_that_does_not_fit_is_reported_with_its_source() =>
        TestBuild.Run<Build>(["Show", "--color", "green"], new() { ["NUKE_WHOLE"] = "x" }, """{ "Listed": [1, "y"] }""").Output
            .ShouldMatch(@"\A--color: .* \(command line\)\.\n--listed: 'y' .* \(Listed in .*/\.nuke/parameters\.json\)\.\n--whole: 'x' .* \(environment variable NUKE_WHOLE\)\.\n\z");

    [Fact]
    public void Elements_come_from_json_as_they_are_and_from_other_text_at_spaces_or_the_separator()
    {
        TestBuild.Marks(TestBuild.Run<Build>(["Show"], parameters: """{ "Texts": ["a b", "c"], "Listed": "1, 2" }""").Output).ShouldBe(["Listed=1|2", "Texts=a b|c"]);
        TestBuild.Marks(TestBuild.Run<Build>(["Show"], new() { ["TEXTS"] = "a b" }).Output).ShouldBe(["Texts=a|b"]);
        TestBuild.Marks(TestBuild.Run<Build>(["Show", "--texts", "a b", "c"]).Output).ShouldBe(["Texts=a b|c"]);
        TestBuild.Marks(TestBuild.Run<Build>(["Show"], parameters: """{ "Texts": [] }""").Output).ShouldBe(["Texts="]);
    }

    [Fact]
    public void Value_of_a_secret_that_does_not_fit_is_not_shown()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Show"], new() { ["PIN"] = "12x4" });

        (exitCode, output).ShouldBe((2, "--pin: the value is not a whole number from -2147483648 to 2147483647 (environment variable PIN).\n"));
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_language()
    {
        var before = CultureInfo.CurrentCulture;
        // A language with a decimal comma, also where the system knows no languages.
        var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        german.NumberFormat.NumberDecimalSeparator = ",";
        german.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = german;
        try
        {
            TestBuild.Marks<Build>("Show", "--fraction", "1.5").ShouldBe(["Fraction=1.5"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private enum Color
    {
        Red,
        LightBlue,
    }

    [TypeConverter(typeof(PointConverter))]
    private sealed record Point(int X, int Y)
    {
        public override string ToString() => $"({X} {Y})";
    }

    private sealed record Range(string From, string To)
    {
        public static Range Parse(string text) => text.Split("..") is [var from, var to] ? new(from, to) : throw new FormatException("write FROM..TO");

        public override string ToString() => $"{From} to {To}";
    }

    private sealed class PointConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
            value is string text && text.Split(',') is [var x, var y] ? new Point(int.Parse(x, culture), int.Parse(y, culture)) : throw new FormatException("two numbers are expected");
    }

    private sealed class Unreadable;

    private sealed class Build : NukeBuild
    {
        [Parameter]
        internal readonly string? Text;

        [Parameter]
        internal readonly bool Switch;

        [Parameter]
        internal readonly bool? MaybeSwitch;

        [Parameter]
        internal readonly int Whole;

        [Parameter]
        internal readonly long Large;

        [Parameter]
        internal readonly double Fraction;

        [Parameter]
        internal readonly decimal Exact;

        [Parameter]
        internal readonly byte? Maybe;

        [Parameter]
        internal readonly Color Color;

        [Parameter]
        internal readonly Color? MaybeColor;

        [Parameter]
        internal readonly AbsolutePath? File;

        [Parameter]
        internal readonly Version? Version;

        [Parameter]
        internal readonly TimeSpan Duration;

        [Parameter]
        internal readonly Point? Point;

        [Parameter]
        internal readonly Range? Range;

        [Parameter]
        internal readonly Unreadable? Unreadable;

        [Parameter]
        internal readonly string[]? Texts;

        [Parameter(Separator = ",")]
        internal readonly int[]? Listed;

        [Parameter]
        internal readonly Color[]? Colors;

        [Parameter]
        internal readonly AbsolutePath[]? Files;

        [Parameter]
        [Secret]
        internal readonly int Pin;

        // Shows each parameter that some source has a value for.
        private Target Show => _ => _.Executes(() =>
        {
            foreach (var parameter in BuildContext.Current!.Values.Parameters.Where(parameter => BuildContext.Current.Values.Find(parameter) is not null))
            {
                var value = parameter.Get(this);
                var text = value is Array array ? string.Join('|', array.Cast<object>()) : Convert.ToString(value, CultureInfo.InvariantCulture);
                Log.Information($"mark {parameter.Name}={text}");
            }
        });
    }
}
