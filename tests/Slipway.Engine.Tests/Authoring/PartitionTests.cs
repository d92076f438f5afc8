namespace Slipway.Engine.Tests.Authoring;

/// <summary>A target's work is split over several builds.</summary>
public sealed class PartitionTests
{
    [Theory]
    [InlineData("1/3", "a d g")]
    [InlineData("2/3", "b e")]
    [InlineData("3/3", "c f")]
    [InlineData("1/1", "a b c d e f g")]
    public void Parts_deal_out_the_items_in_turn(string partition, string expected) =>
        TestBuild.Marks<Build>("Test", "--partition", partition).ShouldBe([expected]);

    [Fact]
    public void Build_without_a_partition_does_all_the_work() => TestBuild.Marks<Build>("Test").ShouldBe(["a b c d e f g"]);

    [Theory]
    [InlineData("0/3")]
    [InlineData("4/3")]
    [InlineData("1")]
    [InlineData("1/2/3")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Text_that_is_no_partition_is_an_error(string text) =>
        TestBuild.Run<Build>(["Test", $"--partition={text}"]).ShouldBe((2, $"--partition: '{text}' is no partition (expected, for instance, 2/3 for the second of three parts).\n"));

    [Fact]
    public void Partition_knows_its_part()
    {
        var second = Partition.Parse("2/3");

        (second.Part, second.Total, second.ToString()).ShouldBe((2, 3, "2/3"));
        second.IsIn(2).ShouldBeTrue();
        second.IsIn(1).ShouldBeFalse();
        Partition.Single.IsIn(7).ShouldBeTrue();
    }

    [Fact]
    public void Splitting_into_one_part_is_an_error() => TestBuild.Run<Unsplit>(["Test"]).ShouldBe((2, "Test.Partition(1) splits nothing (expected 2 or more).\n"));

    private sealed class Build : NukeBuild
    {
        private static readonly string[] Items = ["a", "b", "c", "d", "e", "f", "g"];

        private Target Test => _ => _.Partition(3).Executes(() => Log.Information($"mark {string.Join(' ', Partition.GetCurrent(Items))}"));
    }

    private sealed class Unsplit : NukeBuild
    {
        private Target Test => _ => _.Partition(1);
    }
}
