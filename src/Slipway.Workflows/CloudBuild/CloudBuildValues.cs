namespace Slipway.Workflows.CloudBuild;

/// <summary>Writes values with the substitutions of Cloud Build, and remembers those that a run can be given.</summary>
internal sealed class CloudBuildValues(BuildModel build, ProblemList problems)
{
    private readonly SortedDictionary<string, string> _substitutions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _secrets = new(StringComparer.Ordinal);

    /// <summary>What a run can be given, with what it is otherwise.</summary>
    public ValueMap<string> Substitutions => _substitutions.ToValueMap(entry => entry.Key, entry => entry.Value);

    /// <summary>The secrets that steps ask for.</summary>
    public ValueList<CloudBuildSecret> Secrets => _secrets
        .Select(secret => new CloudBuildSecret { VersionName = $"projects/$PROJECT_ID/secrets/{secret.Value}/versions/latest", Env = secret.Key }).ToValueList();

    /// <summary>Text in which nothing is substituted.</summary>
    public static string Escape(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    /// <summary>Gives a step its variables.</summary>
    public CloudBuildStep WithVariables(CloudBuildStep step, IEnumerable<KeyValuePair<string, WorkflowValue>> variables, string where)
    {
        var all = variables.ToLookup(variable => variable.Value is SecretValue);
        foreach (var (name, value) in all[true])
        {
            AddSecret(name, ((SecretValue)value).Name, where);
        }

        return step with
        {
            Env = [.. step.Env, .. all[false].Select(variable => $"{variable.Key}={Text(variable.Value, where)}")],
            SecretEnv = [.. step.SecretEnv, .. all[true].Select(variable => variable.Key)],
        };
    }

    /// <summary>A substitution that triggers fill in, empty for others.</summary>
    public string Given(string name, string otherwise = "")
    {
        _substitutions[name] = otherwise;
        return $"${{{name}}}";
    }

    private string Text(WorkflowValue value, string where) => value switch
    {
        LiteralValue literal => Escape(literal.Text),
        VariableValue variable => Given($"_{Naming.Screaming(variable.Name)}"),
        ParameterValue parameter => Given($"_{Naming.Screaming(parameter.Name)}", Escape(build.Parameter(parameter.Name)?.Default ?? "")),
        CommitValue => "${COMMIT_SHA}",
        ExpressionValue { Dialect: Dialect.CloudBuild } expression => expression.Text,
        JobTokenValue => Refuse($"{where} uses the job's token, which Cloud Build has not. Name a secret with WorkflowValue.Secret(...)."),
        _ => Refuse($"{where} uses {value}, which Cloud Build cannot express."),
    };

    private void AddSecret(string variable, string name, string where)
    {
        if (_secrets.TryGetValue(variable, out var other) && other != name)
        {
            problems.Add($"{where} has the secret {name} in {variable}, where another step has {other}; in Cloud Build a variable has one secret.");
        }

        _secrets[variable] = name;
    }

    private string Refuse(string problem)
    {
        problems.Add(problem);
        return "";
    }
}
