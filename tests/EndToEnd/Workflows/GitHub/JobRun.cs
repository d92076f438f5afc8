using YamlDotNet.RepresentationModel;

namespace EndToEnd.Workflows.GitHub;

/// <summary>One job in an empty folder: its steps one after the other, scripts for real.</summary>
internal sealed class JobRun(WorkflowRun run, string id, YamlNode job)
{
    private readonly Dictionary<string, object?> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _contexts = run.Contexts();

    private string Workspace { get; } = Directory.CreateDirectory(Path.Combine(run.Folder, "jobs", id)).FullName;

    /// <summary>Runs the job.</summary>
    /// <returns>Its outputs.</returns>
    public async Task<Dictionary<string, object?>> RunAsync()
    {
        _contexts["steps"] = _steps;
        _contexts["failed"] = false;
        foreach (var step in job.Get("steps").Items())
        {
            if (step.Text("if") is not { } condition || Expression.Holds(condition, _contexts))
            {
                await RunAsync(step);
            }
        }

        return job.Get("outputs").Entries().ToDictionary(output => output.Key, output => (object?)Expand(output.Value.Scalar()), StringComparer.Ordinal);
    }

    private string Expand(string text) => Expression.Expand(text, _contexts);

    private async Task RunAsync(YamlNode step)
    {
        if (step.Text("run") is { } script)
        {
            await RunScriptAsync(step, script);
            return;
        }

        var uses = step.Text("uses")!;
        uses.Split('@')[1].Length.ShouldBe(40, $"{uses} is not pinned.");
        switch (uses.Split('@')[0])
        {
            case "actions/checkout":
                await CheckOutAsync(step.Get("with"));
                break;
            case "actions/upload-artifact":
                run.Artifacts.Upload(step.Get("with")!, Workspace, Expand);
                break;
            case "actions/download-artifact":
                run.Artifacts.Download(step.Get("with")!, Workspace, Expand);
                break;
            case "actions/setup-dotnet" or "actions/cache":
                break;
            default:
                throw new InvalidOperationException($"This runner does not know {uses}.");
        }
    }

    // As the action does it: one commit without tags, unless it is asked for the history.
    private async Task CheckOutAsync(YamlNode? with)
    {
        var history = with?.Text("fetch-depth") == "0";
        string[] depth = history ? [] : ["--depth", "1", "--no-tags"];
        await GitAsync(["clone", "--quiet", "--no-checkout", .. depth, $"file://{run.Repository}", Workspace]);
        await GitAsync(["-C", Workspace, "checkout", "--quiet", "--detach", run.Commit]);
    }

    private async Task GitAsync(string[] arguments) => (await RunningProcess.RunAsync("git", arguments, run.Folder)).ShouldExitWith(0);

    private async Task RunScriptAsync(YamlNode step, string script)
    {
        script.ShouldNotContain("${{", Case.Sensitive, "Values reach scripts through the environment only.");
        var file = Path.Combine(run.Folder, $"{id}.sh");
        var outputs = Path.Combine(run.Folder, $"{id}.output");
        await File.WriteAllTextAsync(file, script, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(outputs, "", TestContext.Current.CancellationToken);
        var environment = run.Variables(outputs);
        foreach (var (name, value) in job.Get("env").Entries().Concat(step.Get("env").Entries()))
        {
            environment[name] = Expand(value.Scalar());
        }

        (await RunningProcess.RunAsync("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], Workspace, environment)).ShouldExitWith(0);
        if (step.Text("id") is { } name2)
        {
            var values = (await File.ReadAllLinesAsync(outputs, TestContext.Current.CancellationToken))
                .Select(line => line.Split('=', 2)).ToDictionary(line => line[0], line => (object?)line[1], StringComparer.Ordinal);
            _steps[name2] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["outputs"] = values };
        }
    }
}
