namespace Slipway.Engine.Tests.Authoring;

/// <summary>Targets are overridden in classes and components, and can build on what they override.</summary>
public sealed class InheritanceTests
{
    [Fact]
    public void Overriding_target_replaces_the_definition_of_the_base_class() => TestBuild.Marks<Replacing>("Compile").ShouldBe(["replaced"]);

    [Fact]
    public void Base_applies_the_overridden_definition_of_each_class_in_turn() => TestBuild.Marks<Third>("Compile").ShouldBe(["first", "second", "third"]);

    [Fact]
    public void Base_applies_the_default_of_a_component() => TestBuild.Marks<ImplicitOverride>("Compile").ShouldBe(["component", "class"]);

    [Fact]
    public void Inherit_applies_the_default_of_a_component_by_name_or_as_its_only_target()
    {
        TestBuild.Marks<ExplicitOverride>("Compile").ShouldBe(["component", "class"]);
        TestBuild.Marks<OnlyOverride>("Compile").ShouldBe(["component", "class"]);
    }

    [Fact]
    public void Inherit_applies_other_targets_of_the_build() => TestBuild.Marks<Sharing>("Both").ShouldBe(["one", "two"]);

    [Fact]
    public void Component_can_override_the_target_of_another_component() => TestBuild.Marks<DerivedComponent>("Compile").ShouldBe(["component", "derived"]);

    [Fact]
    public void Relations_to_an_overridden_target_lead_to_the_override() => TestBuild.Marks<Third>("UsesCompile").ShouldBe(["first", "second", "third", "uses"]);

    [Fact]
    public void Overridden_relations_and_descriptions_are_inherited() => TestBuild.Run<ImplicitOverride>(["--help"]).Output.ShouldContain("Compiles");

    [Fact]
    public void Base_without_a_base_is_an_error() =>
        TestBuild.Run<Baseless>(["Compile"]).ShouldBe((2, "Compile calls Base, but there is no definition that it overrides.\n"));

    [Fact]
    public void Target_that_hides_one_of_a_component_without_overriding_it_is_an_error()
    {
        var (exitCode, output) = TestBuild.Run<Hiding>(["Compile"]);

        exitCode.ShouldBe(2);
        output.ShouldBe("There are two targets Compile, in Hiding and in ICompiler: rename one, or override it as 'Target ICompiler.Compile => …'.\n");
    }

    [Fact]
    public void Abstract_target_of_a_component_is_defined_by_the_class() => TestBuild.Marks<Defining>("Deploy").ShouldBe(["deploy"]);

    private interface ICompiler : INukeBuild
    {
        Target Compile => _ => _.Description("Compiles").Mark("component");
    }

    private interface ISpecialCompiler : ICompiler
    {
        Target ICompiler.Compile => _ => _.Inherit<ICompiler>(x => x.Compile).Mark("derived");
    }

    private interface IDeploy : INukeBuild
    {
        Target Deploy { get; }
    }

    private abstract class First : NukeBuild
    {
        protected virtual Target Compile => _ => _.Mark("first");

        private protected Target UsesCompile => _ => _.DependsOn(Compile).Mark("uses");
    }

    private abstract class Second : First
    {
        protected override Target Compile => _ => _.Base().Mark("second");
    }

    private sealed class Third : Second
    {
        protected override Target Compile => _ => _.Base().Mark("third");
    }

    private sealed class Replacing : First
    {
        protected override Target Compile => _ => _.Mark("replaced");
    }

    private sealed class ImplicitOverride : NukeBuild, ICompiler
    {
        public Target Compile => _ => _.Base().Mark("class");
    }

    private sealed class ExplicitOverride : NukeBuild, ICompiler
    {
        Target ICompiler.Compile => _ => _.Inherit<ICompiler>(x => x.Compile).Mark("class");
    }

    private sealed class OnlyOverride : NukeBuild, ICompiler
    {
        Target ICompiler.Compile => _ => _.Inherit<ICompiler>().Mark("class");
    }

    private sealed class Sharing : NukeBuild
    {
        private Target One => _ => _.Mark("one");

        private Target Two => _ => _.Mark("two");

        private Target Both => _ => _.Inherit(One, Two);
    }

    private sealed class DerivedComponent : NukeBuild, ISpecialCompiler;

    private sealed class Baseless : NukeBuild
    {
        private Target Compile => _ => _.Base();
    }

    private sealed class Hiding : NukeBuild, ICompiler
    {
        private Target Compile => _ => _.Mark();
    }

    private sealed class Defining : NukeBuild, IDeploy
    {
        public Target Deploy => _ => _.Mark("deploy");
    }
}
