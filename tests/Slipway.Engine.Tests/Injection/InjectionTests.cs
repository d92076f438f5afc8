using System.Reflection;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Attributes give members of builds and components their values.</summary>
public sealed class InjectionTests
{
    [Fact]
    public void Members_of_the_class_and_its_base_class_get_their_values() =>
        TestBuild.Marks<Build>("Show").ShouldBe(["field=value of _field, property=value of Property, getter=value of GetOnly, base=value of Inherited, none=initial"]);

    [Fact]
    public void Members_have_their_values_when_targets_are_described() => TestBuild.Marks<Build>("Described").ShouldBe(["value of _field"]);

    [Fact]
    public void Members_of_high_priority_come_first_and_parameters_before_all() => TestBuild.Marks<Ordered>("Show", "--given", "g").ShouldBe(["g, high, low"]);

    [Fact]
    public void Component_reads_its_value_once() => TestBuild.Marks<Component>("Show").ShouldBe(["1 1"]);

    [Fact]
    public void Every_failure_names_its_member_before_anything_runs()
    {
        var (exitCode, output) = TestBuild.Run<Failing>(["Show"]);

        exitCode.ShouldBe(2);
        output.ShouldBe("""
            Failing.First ([Throwing]): no value today
            Failing.Second ([Throwing]): no value today
            Failing.Wrong ([Named]): it cannot hold a String.

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Failing_member_of_a_component_fails_the_target_that_reads_it_with_wrong_usage()
    {
        var (exitCode, output) = TestBuild.Run<FailingComponent>(["Show"]);

        exitCode.ShouldBe(2);
        output.ShouldContain("IFail.Value ([Throwing]): no value today");
    }

    [Fact]
    public void Component_that_nobody_asks_is_not_asked() => TestBuild.Marks<FailingComponent>("Noop").ShouldBe(["Noop"]);

    [Fact]
    public void Help_does_not_need_values() => TestBuild.Run<Failing>(["--help"]).ExitCode.ShouldBe(0);

    [Fact]
    public void Static_readonly_field_is_explained() =>
        TestBuild.Run<StaticReadonly>(["Show"]).ShouldBe((2, "StaticReadonly.Value ([Named]): it is static and readonly, so it cannot be set: make it one of the two.\n"));

    [Fact]
    public void Member_without_an_attribute_has_no_value_to_try() => TestBuild.Run<Bare>(["Show"]).Output.ShouldContain("names no member with [Parameter] or another attribute");

    private interface IOnce : INukeBuild
    {
        [Counting]
        string? Value => TryGetValue(() => Value);
    }

    private interface IFail : INukeBuild
    {
        [Throwing]
        string? Value => TryGetValue(() => Value);

        Target Show => _ => _.Executes(() => Log.Information("{Value}", Value));
    }

    private interface IBare : INukeBuild
    {
        string? Value => TryGetValue(() => Value);

        Target Show => _ => _.Executes(() => Log.Information("{Value}", Value));
    }

    private abstract class BaseBuild : NukeBuild
    {
        [Named]
        protected readonly string? Inherited;
    }

    private sealed class Build : BaseBuild
    {
        [Named]
        private readonly string? _field;

        [Nothing]
        private readonly string None = "initial";

        [Named]
        private string? Property { get; set; }

        [Named]
        private string? GetOnly { get; }

        private Target Show => _ => _.Mark($"field={_field}, property={Property}, getter={GetOnly}, base={Inherited}, none={None}");

        private Target Described => _ => _.Mark(_field);
    }

    private sealed class Ordered : NukeBuild
    {
        [Parameter]
        private readonly string? Given;

        [Recording(1)]
        private readonly string? Low;

        [Recording(2)]
        private readonly string? High;

        public List<string> Order { get; } = [];

        private Target Show => _ => _.Mark(string.Join(", ", Order)).Executes(() => (Low, High).ShouldBe(("low", "high")));

        [AttributeUsage(AttributeTargets.Field)]
        private sealed class RecordingAttribute(int priority) : ValueInjectionAttributeBase
        {
            public override int Priority { get; } = priority;

            public override object GetValue(MemberInfo member, object instance)
            {
                var build = (Ordered)instance;
                if (build.Order.Count == 0)
                {
                    build.Order.Add(build.Given ?? "");
                }

                var value = member.Name.ToLowerInvariant();
                build.Order.Add(value);
                return value;
            }
        }
    }

    private sealed class Component : NukeBuild, IOnce
    {
        private Target Show => _ => _.Mark($"{((IOnce)this).Value} {((IOnce)this).Value}");
    }

    private sealed class Failing : NukeBuild
    {
        [Throwing]
        private readonly string? First;

        [Throwing]
        private readonly string? Second;

        [Named]
        private readonly int Wrong;

        private Target Show => _ => _.Mark($"{First} {Second} {Wrong}");
    }

    private sealed class FailingComponent : NukeBuild, IFail
    {
        private Target Noop => _ => _.Mark();
    }

    private sealed class StaticReadonly : NukeBuild
    {
        [Named]
        private static readonly string Value = string.Concat("a", "b");

        private Target Show => _ => _.Mark(Value);
    }

    private sealed class Bare : NukeBuild, IBare;

    private sealed class NamedAttribute : ValueInjectionAttributeBase
    {
        public override object GetValue(MemberInfo member, object instance) => $"value of {member.Name}";
    }

    private sealed class NothingAttribute : ValueInjectionAttributeBase
    {
        public override object? GetValue(MemberInfo member, object instance) => null;
    }

    private sealed class ThrowingAttribute : ValueInjectionAttributeBase
    {
        public override object GetValue(MemberInfo member, object instance) => throw new InvalidOperationException("no value today");
    }

    private sealed class CountingAttribute : ValueInjectionAttributeBase
    {
        private static readonly AsyncLocal<int> Calls = new();

        public override object GetValue(MemberInfo member, object instance) => $"{++Calls.Value}";
    }
}
