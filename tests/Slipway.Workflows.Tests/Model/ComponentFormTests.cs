using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.Model;

/// <summary>What is said about a component's members is what is said about the members themselves.</summary>
public sealed class ComponentFormTests
{
    [Fact]
    public void Component_s_members_are_named_as_those_of_the_class() => Define(_ => _
            .OnDispatch<IRelease>(x => x.Version)
            .OneAtATime<IRelease>(x => x.Version)
            .With<IRelease>(x => x.Count, "3")
            .Invokes<IRelease>(x => x.Publish)
            .Job<IRelease>(x => x.Publish, job => job.FailFast())
            .Keeps<IRelease>(days: 5, x => x.Publish))
        .ShouldBe(Define(_ => _
            .OnDispatch(() => Build.Version)
            .OneAtATime(() => Build.Version)
            .With(() => Build.Count, "3")
            .Invokes(Build.Publish)
            .Job(Build.Publish, job => job.FailFast())
            .Keeps(5, Build.Publish)));

    [Fact]
    public void Component_that_the_build_lacks_is_an_error_that_names_both() =>
        Should.Throw<WorkflowException>(() => Define(_ => _.Invokes<IOther>(x => x.Other))).Problems.ShouldHaveSingleItem().ShouldContain(nameof(IOther));

    private static IRelease Build { get; } = new ReleaseBuild();

    private static WorkflowDefinition Define(Workflow<Target> workflow) => WorkflowBuilder<Target>.Evaluate("Sample", workflow, new WorkflowScope<Target>
    {
        Build = Build,
        TargetName = target => target(),
        WorkflowName = _ => null,
    });

    private interface IRelease
    {
        string? Version => null;

        int Count => 1;

        Target Publish => () => nameof(Publish);
    }

    private interface IOther
    {
        Target Other => () => nameof(Other);
    }

    private sealed class ReleaseBuild : IRelease;
}
