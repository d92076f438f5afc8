namespace Slipway.Workflows;

/// <summary>The container that a job's steps run in, or one that runs beside them.</summary>
/// <param name="Image">The image's reference.</param>
public sealed record JobContainer(string Image)
{
    /// <summary>User of the image's registry; null for none.</summary>
    public WorkflowValue? UserName { get; init; }

    /// <summary>Password of the image's registry; null for none.</summary>
    public WorkflowValue? Password { get; init; }

    /// <summary>Environment variables.</summary>
    public ValueMap<WorkflowValue> Variables { get; init; } = ValueMap<WorkflowValue>.Empty;

    /// <summary>Ports, e.g. <c>5000:5000</c>.</summary>
    public ValueList<string> Ports { get; init; } = [];

    /// <summary>Volumes, e.g. <c>/cache:/cache</c>.</summary>
    public ValueList<string> Volumes { get; init; } = [];

    /// <summary>Further options of <c>docker create</c>; null for none.</summary>
    public string? Options { get; init; }
}
