using Slipway.Workflows.Yaml;

namespace Slipway.Workflows;

/// <summary>Writes workflows for one CI system.</summary>
internal interface IDialectWriter
{
    /// <summary>Which.</summary>
    Dialect Dialect { get; }

    /// <summary>Whether all jobs see one working tree, one after the other.</summary>
    bool SharesTree { get; }

    /// <summary>Where the file of a workflow is unless it says otherwise.</summary>
    /// <param name="name">The workflow's name in kebab case.</param>
    string DefaultPath(string name);

    /// <summary>The file's documents. What the system cannot express goes to <paramref name="problems"/>.</summary>
    IReadOnlyList<YamlNode> Write(JobPlan plan, GeneratorInput input, ProblemList problems);
}
