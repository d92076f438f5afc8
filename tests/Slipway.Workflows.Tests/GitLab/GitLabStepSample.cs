using Slipway.Workflows.Tests.Sample;

namespace Slipway.Workflows.Tests.GitLab;

/// <summary>Own steps that change the shell's folder and variables, and one that fails without harm.</summary>
internal sealed class GitLabStepSample
{
    private readonly DialectSamples _samples = new(Dialect.GitLab, name => $".gitlab/{name}.yml", ("Steps", _ => _
        .OnPush()
        .Invokes(Features.Build.Build)
        .Job(Features.Build.Build, job => job
            .Before(
                WorkflowStep.Run("Change", "echo \"$PRICE in $PWD\"\nset +e\n") with { WorkingDirectory = "/tmp", Variables = ValueMap.Of<WorkflowValue>(("PRICE", "it's $5")) },
                WorkflowStep.Run("Fail", "false\necho 'never seen'\n") with { ContinueOnError = true })
            .After(WorkflowStep.Run("Look", "echo \"${PRICE:-unset} in $([ -f build.sh ] && echo here)\"\n")))));

    public GeneratorInput Input => _samples.Input;

    public GeneratedWorkflow Generated => _samples["Steps"];
}
