namespace Slipway.Engine.Tests.Authoring;

/// <summary>Each relation in each of its forms.</summary>
public sealed class RelationTests
{
    [Theory]
    [InlineData("DependsOnIt", "Compile DependsOnIt")]
    [InlineData("DependsOnComponent", "Compile DependsOnComponent")]
    [InlineData("DependsOnOnlyTarget", "Compile DependsOnOnlyTarget")]
    [InlineData("TriesPresent", "Compile TriesPresent")]
    [InlineData("TriesAbsent", "TriesAbsent")]
    [InlineData("Deploy", "Prepares PreparesByComponent Deploy")]
    [InlineData("Triggers", "Triggers Triggered")]
    [InlineData("TriggersComponent", "TriggersComponent Compile")]
    [InlineData("Release", "Release Announces AnnouncesByComponent")]
    public void Relation_pulls_in_other_targets(string invoked, string expected) => string.Join(' ', TestBuild.Marks<Build>(invoked)).ShouldBe(expected);

    [Theory]
    [InlineData("IsBefore Pack", "IsBefore Pack")]
    [InlineData("Pack IsBefore", "IsBefore Pack")]
    [InlineData("Pack IsBeforeByComponent", "IsBeforeByComponent Pack")]
    [InlineData("IsAfter Pack", "Pack IsAfter")]
    [InlineData("IsAfterByComponent Pack", "Pack IsAfterByComponent")]
    [InlineData("IsAfter", "IsAfter")]
    [InlineData("Consumer Pack", "Pack Consumer")]
    [InlineData("ConsumerByComponent Pack", "Pack ConsumerByComponent")]
    [InlineData("Consumer", "Consumer")]
    public void Relation_only_orders_what_runs_anyway(string invoked, string expected) =>
        string.Join(' ', TestBuild.Marks<Build>([.. invoked.Split(' '), "--parallel", "4"])).ShouldBe(expected);

    [Fact]
    public void Try_forms_ignore_a_component_that_the_build_lacks() =>
        TestBuild.Marks<Trying>("A").ShouldBe(["A"]);

    [Fact]
    public void Relations_to_a_component_that_the_build_lacks_are_reported_together()
    {
        var (exitCode, output) = TestBuild.Run<Lacking>(["A"]);

        exitCode.ShouldBe(2);
        output.ShouldContain("A.DependsOn: Lacking does not implement ICompiler, whose targets a relation refers to: implement it, or use the Try form of the relation.");
        output.ShouldContain("B.After: Lacking does not implement ICompiler");
        output.ShouldContain("C.Consumes: Lacking does not implement ICompiler");
    }

    [Fact]
    public void Component_with_several_targets_has_to_be_named_exactly() =>
        TestBuild.Run<Ambiguous>(["A"]).Output.ShouldContain("A.DependsOn: IPackages has several targets (Pack, Deploy): a relation to it has to say which");

    [Fact]
    public void Relation_to_something_that_is_no_property_is_an_error() =>
        TestBuild.Run<Stray>(["A"]).ShouldBe((2, "A.DependsOn refers to something that is no target property of this build: relations name properties of type Target, each as an expression body.\n"));

    [Fact]
    public void Two_targets_of_one_definition_are_an_error() => TestBuild.Run<Alias>(["A"]).Output.ShouldContain("B and A are one definition");

    private interface ICompiler : INukeBuild
    {
        Target Compile => _ => _.Mark();
    }

    private interface IPackages : INukeBuild
    {
        Target Pack => _ => _.Mark().Produces("out/*.tgz");

        Target Deploy => _ => _.Mark();
    }

    private interface IAbsent : INukeBuild
    {
        Target Never => _ => _.Mark();
    }

    private sealed class Build : NukeBuild, ICompiler, IPackages
    {
        private Target DependsOnIt => _ => _.DependsOn(((ICompiler)this).Compile).Mark();

        private Target DependsOnComponent => _ => _.DependsOn<ICompiler>(x => x.Compile).Mark();

        private Target DependsOnOnlyTarget => _ => _.DependsOn<ICompiler>().Mark();

        private Target TriesPresent => _ => _.TryDependsOn<ICompiler>(x => x.Compile).Mark();

        private Target TriesAbsent => _ => _.TryDependsOn<IAbsent>(x => x.Never).Mark();

        private Target Prepares => _ => _.DependentFor(((IPackages)this).Deploy).Mark();

        private Target PreparesByComponent => _ => _.DependentFor<IPackages>(x => x.Deploy).After(Prepares).Mark();

        private Target IsBefore => _ => _.Before(((IPackages)this).Pack).Mark();

        private Target IsBeforeByComponent => _ => _.Before<IPackages>(x => x.Pack).Mark();

        private Target IsAfter => _ => _.After(((IPackages)this).Pack).Mark();

        private Target IsAfterByComponent => _ => _.After<IPackages>(x => x.Pack).Mark();

        private Target Triggers => _ => _.Triggers(Triggered).Mark();

        private Target Triggered => _ => _.Mark();

        private Target TriggersComponent => _ => _.Triggers<ICompiler>(x => x.Compile).Mark();

        private Target Release => _ => _.Mark();

        private Target Announces => _ => _.TriggeredBy(Release).Mark();

        private Target AnnouncesByComponent => _ => _.TriggeredBy<Build>(x => x.Release).After(Announces).Mark();

        private Target Consumer => _ => _.Consumes(((IPackages)this).Pack, "*.tgz").Mark();

        private Target ConsumerByComponent => _ => _.Consumes<IPackages>(x => x.Pack).Mark();
    }

    private sealed class Trying : NukeBuild
    {
        private Target A => _ => _
            .TryDependsOn<IAbsent>(x => x.Never)
            .TryDependentFor<IAbsent>(x => x.Never)
            .TryBefore<IAbsent>(x => x.Never)
            .TryAfter<IAbsent>(x => x.Never)
            .TryTriggers<IAbsent>(x => x.Never)
            .TryTriggeredBy<IAbsent>()
            .Mark();
    }

    private sealed class Lacking : NukeBuild
    {
        private Target A => _ => _.DependsOn<ICompiler>(x => x.Compile);

        private Target B => _ => _.After<ICompiler>();

        private Target C => _ => _.Consumes<ICompiler>(x => x.Compile);
    }

    private sealed class Ambiguous : NukeBuild, IPackages
    {
        private Target A => _ => _.DependsOn<IPackages>();
    }

    private sealed class Stray : NukeBuild
    {
        private Target A => _ => _.DependsOn(definition => definition.Description("of no property"));
    }

    private sealed class Alias : NukeBuild
    {
        private Target A => _ => _.Mark();

        private Target B => A;
    }
}
