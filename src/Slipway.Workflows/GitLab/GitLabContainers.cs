namespace Slipway.Workflows.GitLab;

/// <summary>The containers of a job, and what of them GitLab leaves to its runners.</summary>
internal sealed class GitLabContainers(GitLabValues values, ProblemList problems)
{
    public ValueList<GitLabService> Services(PlannedJob job)
    {
        if (job.Settings.Container is { } container)
        {
            Check(container, job);
        }

        return job.Settings.Services.Select(service => Service(service.Key, service.Value, job)).ToValueList();
    }

    private GitLabService Service(string alias, JobContainer container, PlannedJob job)
    {
        Check(container, job);
        return new GitLabService
        {
            Name = container.Image,
            Alias = alias,
            Variables = container.Variables.ToValueMap(variable => variable.Key, variable => values.Text(variable.Value, job.Targets[^1])),
        };
    }

    private void Check(JobContainer container, PlannedJob job)
    {
        var where = $"the container {container.Image} of {job.Targets[^1]}";
        if (container.UserName is not null || container.Password is not null)
        {
            problems.Add($"{where} has a user or password; GitLab CI takes them from the CI variable DOCKER_AUTH_CONFIG.");
        }

        if (container.Volumes.Count > 0 || container.Options is not null)
        {
            problems.Add($"{where} has volumes or options, which GitLab CI leaves to the runner's configuration.");
        }

        problems.AddRange(container.Ports.Where(port => port.Split(':') is [var outside, var inside] && outside != inside)
            .Select(port => $"{where} maps the port {port}; in GitLab CI a service is reached under its own name and ports."));
    }
}
