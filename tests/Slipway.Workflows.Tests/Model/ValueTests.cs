namespace Slipway.Workflows.Tests.Model;

/// <summary>Lists and maps compare by what they hold.</summary>
public sealed class ValueTests
{
    [Fact]
    public void Lists_with_equal_items_in_order_are_equal()
    {
        ValueList<string> list = ["a", "b"];
        list.ShouldBe(new[] { "a", "b" }.ToValueList());
        list.Equals(["a", "b"]).ShouldBeTrue();
        list.Equals(["b", "a"]).ShouldBeFalse();
        list.GetHashCode().ShouldBe(new[] { "a", "b" }.ToValueList().GetHashCode());
    }

    [Fact]
    public void Maps_with_equal_entries_in_any_order_are_equal()
    {
        var map = ValueMap.Of(("a", 1), ("b", 2));
        map.Equals(ValueMap.Of(("b", 2), ("a", 1))).ShouldBeTrue();
        map.Equals(ValueMap.Of(("a", 1), ("b", 3))).ShouldBeFalse();
        map.Equals(ValueMap.Of(("a", 1))).ShouldBeFalse();
        map.GetHashCode().ShouldBe(ValueMap.Of(("b", 2), ("a", 1)).GetHashCode());
    }

    [Fact]
    public void Maps_keep_their_order_and_change_in_place()
    {
        var map = ValueMap.Of(("z", 1), ("a", 2)).With("b", 3).With("z", 4);
        map.Keys.ShouldBe(["z", "a", "b"]);
        map.Values.ShouldBe([4, 2, 3]);
        map.Find("none").ShouldBe(0);
    }

    [Fact]
    public void Key_that_is_there_twice_is_an_error() =>
        Should.Throw<ArgumentException>(() => ValueMap.Of(("a", 1), ("a", 2))).Message.ShouldStartWith("The key a is there twice.");

    [Fact]
    public void Settings_with_equal_content_are_equal() =>
        (JobSettings.Empty with { Runners = [Runner.Ubuntu], Before = [WorkflowStep.Run("a", "b")], Condition = Condition.OnTag & !Condition.OnBranch("x") })
        .ShouldBe(JobSettings.Empty with { Runners = [Runner.Labelled("ubuntu-24.04")], Before = [WorkflowStep.Run("a", "b")], Condition = Condition.OnTag & !Condition.OnBranch("x") });
}
