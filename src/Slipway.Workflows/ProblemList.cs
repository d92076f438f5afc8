namespace Slipway.Workflows;

/// <summary>Collects what is wrong with a workflow, so that all of it is reported at once.</summary>
/// <param name="workflow">The property's name.</param>
internal sealed class ProblemList(string workflow)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void Add(string problem)
    {
        var line = $"Workflow {workflow}: {problem}";
        if (!_problems.Contains(line))
        {
            _problems.Add(line);
        }
    }

    public void AddRange(IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            Add(problem);
        }
    }
}
