using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Arguments are told apart in interpolated text, whatever its values contain.</summary>
public sealed class ArgumentStringHandlerTests
{
    private static readonly string[] Several = ["a b", "c"];

    public static TheoryData<ArgumentStringHandler, string[]> Texts => new()
    {
        { "", [] },
        { "  status   --short\t-b\n", ["status", "--short", "-b"] },
        { "commit -m \"two words\" 'and \"these\"'", ["commit", "-m", "two words", "and \"these\""] },
        { "a\"b c\"d", ["ab cd"] },
        { "\"\" ''", ["", ""] },
        { """say "a \"quoted\" \\ word" 'back\slash' C:\folder""", ["say", "a \"quoted\" \\ word", "back\\slash", @"C:\folder"] },
        { $"build {Several[0]} --tag={Several[0]}", ["build", "a b", "--tag=a b"] },
        { $"run \"{Several[0]} x\" y", ["run", "a b x", "y"] },
        { $"run {""} {1} {1.5} {true}", ["run", "", "1", "1.5", "True"] },
        { $"run {Several} end", ["run", "a b", "c", "end"] },
        { $"run {Several[0]:nq}", ["run", "a", "b"] },
        { $"{7:000}", ["007"] },
        { $"run {"it's \"quoted\""}", ["run", "it's \"quoted\""] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Arguments_are_told_apart(ArgumentStringHandler handler, string[] arguments) => handler.ToArguments().ShouldBe(arguments);

    [Fact]
    public void Secret_is_one_argument_to_mask()
    {
        ArgumentStringHandler handler = $"login --password {"pass word":r} --empty {"":r}";

        handler.ToArguments().ShouldBe(["login", "--password", "pass word", "--empty", ""]);
        handler.SecretValues.ShouldBe(["pass word"]);
    }

    [Theory]
    [InlineData("say \"hello")]
    [InlineData("say 'hello")]
    public void Open_quotation_mark_is_an_error(string text) =>
        Should.Throw<FormatException>(() => ((ArgumentStringHandler)text).ToArguments()).Message.ShouldContain("that is not closed");

    [Fact]
    public void Value_always_is_one_argument() => Prop.ForAll<NonNull<string>>(text => ((ArgumentStringHandler)$"a {text.Get} b").ToArguments().SequenceEqual(["a", text.Get, "b"])).QuickCheckThrowOnFailure();
}
