namespace Slipway.Release;

/// <summary>What of a publication is done, for the case that it ends in the middle.</summary>
/// <param name="version">The version.</param>
/// <param name="goOn">The command that goes on.</param>
internal sealed class PublishProgress(string version, string goOn)
{
    private readonly Lock _lock = new();
    private readonly List<(string Step, bool IsDone)> _steps = [];

    /// <summary>Whether something is done that others can see.</summary>
    public bool HasBegun
    {
        get
        {
            lock (_lock)
            {
                return _steps.Exists(step => step.IsDone);
            }
        }
    }

    /// <summary>Adds a step that is to be done; once.</summary>
    public void Expect(string step)
    {
        lock (_lock)
        {
            if (!_steps.Exists(each => each.Step == step))
            {
                _steps.Add((step, false));
            }
        }
    }

    /// <summary>Marks a step as done.</summary>
    public void Done(string step)
    {
        lock (_lock)
        {
            _steps[_steps.FindIndex(each => each.Step == step)] = (step, true);
        }
    }

    /// <summary>What is done, what is not, and the command to go on, for people.</summary>
    public string Describe()
    {
        lock (_lock)
        {
            return string.Join('\n',
            [
                HasBegun ? $"{version} is published in part." : $"Nothing of {version} is published yet.",
                .. Section("Done:", isDone: true),
                .. Section("Not done:", isDone: false),
                "What is done is valid, and nothing has to be undone. Go on with:",
                $"  {goOn}",
            ]);
        }
    }

    private IEnumerable<string> Section(string title, bool isDone)
    {
        var steps = _steps.Where(step => step.IsDone == isDone).Select(step => $"  {step.Step}").ToList();
        return steps.Count > 0 ? steps.Prepend(title) : [];
    }
}
