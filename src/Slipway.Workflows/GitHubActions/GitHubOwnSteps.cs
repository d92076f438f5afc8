using Slipway.Workflows.Yaml;

namespace Slipway.Workflows.GitHubActions;

/// <summary>The user's own steps.</summary>
internal sealed class GitHubOwnSteps(GitHubSteps steps, GitHubExpressions expressions)
{
    public GitHubStep Translate(WorkflowStep step)
    {
        var where = $"step '{step.Name}'";
        var basis = step.Action is { } action
            ? steps.Use(step.Name, action, step.Inputs.Select(input => (input.Key, (YamlNode)expressions.Text(input.Value, where))))
            : new GitHubStep { Name = step.Name, Run = step.Script };
        return basis with
        {
            Id = step.Id,
            If = step.Condition is null ? null : GitHubExpressions.Wrap(expressions.Condition(step.Condition, where)),
            Env = step.Variables.ToValueMap(variable => variable.Key, variable => expressions.Text(variable.Value, where)),
            WorkingDirectory = step.WorkingDirectory,
            TimeoutMinutes = step.Timeout is { } timeout ? (int)Math.Ceiling(timeout.TotalMinutes) : null,
            ContinueOnError = step.ContinueOnError,
        };
    }
}
