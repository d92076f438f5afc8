namespace Slipway.Workflows.Tekton;

/// <summary>Writes values as variables of a task. Secrets are Secrets of the cluster, which a file can only name.</summary>
internal sealed class TektonValues(BuildModel build, ProblemList problems)
{
    // The key under which a Secret or ConfigMap of one value has it.
    private const string Key = "value";

    public ValueMap<TektonVariable> Variables(IEnumerable<KeyValuePair<string, WorkflowValue>> variables, ValueMap<string> axes, string where)
    {
        var all = new List<KeyValuePair<string, TektonVariable>>();
        foreach (var (name, value) in variables)
        {
            all.Add(new(name, value is AxisValue axis ? Text(axes[axis.Parameter]) : Variable(value, where)));
        }

        return all.Aggregate(ValueMap<TektonVariable>.Empty, (map, variable) => map.With(variable.Key, variable.Value));
    }

    /// <summary>A text in which nothing is replaced.</summary>
    public static TektonVariable Text(string text) => new() { Value = text.Replace("$(", "$$(", StringComparison.Ordinal) };

    /// <summary>The parameter of a run that has what was given for one of the build.</summary>
    public string Parameter(string parameter) => build.Parameter(parameter)?.InputName ?? Naming.Kebab(parameter);

    private TektonVariable Variable(WorkflowValue value, string where) => value switch
    {
        LiteralValue { Text: var text } when text.Contains("{{", StringComparison.Ordinal) => Refuse($"{where} has the text '{text}', in which Pipelines as Code would replace what is in braces."),
        LiteralValue literal => Text(literal.Text),
        SecretValue secret => new TektonVariable { Secret = new TektonKey(Naming.Kebab(secret.Name), Key) },
        VariableValue variable => new TektonVariable { ConfigMap = new TektonKey(Naming.Kebab(variable.Name), Key) },
        ParameterValue parameter => new TektonVariable { Value = $"$(params.{Parameter(parameter.Name)})" },
        CommitValue => new TektonVariable { Value = "$(params.revision)" },
        JobTokenValue => new TektonVariable { Secret = new TektonKey("{{ git_auth_secret }}", "git-provider-token") },
        ExpressionValue { Dialect: Dialect.Tekton } expression => new TektonVariable { Value = expression.Text },
        _ => Refuse($"{where} uses {value}, which Tekton cannot express."),
    };

    private TektonVariable Refuse(string problem)
    {
        problems.Add(problem);
        return new TektonVariable { Value = "" };
    }
}
