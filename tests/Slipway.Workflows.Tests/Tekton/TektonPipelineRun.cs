using System.Text.RegularExpressions;
using Slipway.Testing;
using Slipway.Workflows.Tekton;
using Slipway.Workflows.Tests.Scripts;

namespace Slipway.Workflows.Tests.Tekton;

/// <summary>Runs the tasks of a pipeline one after the other, each in a working tree of its own, as the pods of a cluster do; only the sources are there already.</summary>
internal sealed partial class TektonPipelineRun : IDisposable
{
    private readonly TempDirectory _root = new();

    /// <summary>What each task printed.</summary>
    public Dictionary<string, string> Outputs { get; } = new(StringComparer.Ordinal);

    public string Shared => Path.Combine(_root.Path, "shared");

    public string Tree(string task) => Path.Combine(_root.Path, "trees", task);

    public void Run(string name, TektonTask task)
    {
        var tree = FakeBuild.CheckOut(Tree(name));
        Directory.CreateDirectory(Shared);
        Directory.CreateDirectory(Path.Combine(_root.Path, "results", name));
        Outputs[name] = "";
        foreach (var (_, step) in task.Spec.Steps.Where(step => step.Key != "clone"))
        {
            var variables = step.Env.Select(variable => (variable.Key, Replace(variable.Value.Value ?? "", name, task)));
            Outputs[name] += Bash.Run(Replace(step.Script, name, task), tree, variables);
        }
    }

    public void Dispose() => _root.Dispose();

    private string Replace(string text, string name, TektonTask task) => Reference().Replace(text, match => match.Groups["what"].Value.Split('.') switch
    {
        // A parameter of the whole run has its own name.
        ["params", var param] => task.Params[param] == match.Value ? param : Replace(task.Params[param], name, task),
        ["tasks", var other, "results", var result] => File.ReadAllText(Path.Combine(_root.Path, "results", other, result)),
        ["results", var result, "path"] => Path.Combine(_root.Path, "results", name, result),
        ["workspaces", TektonTask.Shared, "path"] => Shared,
        _ => match.Value,
    });

    [GeneratedRegex(@"\$\((?<what>(params|tasks|results|workspaces)\.[\w.-]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Reference();
}
