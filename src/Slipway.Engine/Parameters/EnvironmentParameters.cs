namespace Slipway.Engine;

/// <summary>Finds parameters among environment variables by NUKE's rule: the exact name first, then without regard to case and punctuation, then with its prefix.</summary>
internal sealed class EnvironmentParameters(IReadOnlyDictionary<string, string> environment)
{
    // CI systems set the variables of inputs that nobody filled in to nothing.
    private readonly Dictionary<string, KeyValuePair<string, string>> _normal = environment
        .Where(variable => variable.Value.Length > 0)
        .OrderBy(variable => variable.Key, StringComparer.Ordinal)
        .GroupBy(variable => ParameterNames.Normal(variable.Key), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The text of a parameter; null when no variable of its name has one.</summary>
    public ParameterText? Find(string name)
    {
        if (environment.TryGetValue(name, out var exact) && exact.Length > 0)
        {
            return Text(name, exact);
        }

        var normal = ParameterNames.Normal(name);
        return _normal.TryGetValue(normal, out var variable) || _normal.TryGetValue($"nuke{normal}", out variable) ? Text(variable.Key, variable.Value) : null;
    }

    private static ParameterText Text(string variable, string value) => new([value], $"environment variable {variable}");
}
