using System.Reflection;
using Slipway.Graph;

namespace Slipway.Engine;

/// <summary>The text of <c>--help</c>.</summary>
internal static class HelpText
{
    /// <summary>Targets with their dependencies, then parameters, then the engine's options.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<ExecutableTarget> targets, TargetGraph graph, IReadOnlyList<ParameterMember> parameters, IReadOnlySet<string> defaults)
    {
        yield return "Usage: ./build.sh [target...] [--option [value]]...";
        yield return "";
        yield return "Targets (with what they depend on; * is the default):";
        foreach (var target in targets.Where(target => !target.Definition.IsUnlisted).OrderBy(target => target.Name, StringComparer.Ordinal))
        {
            var dependencies = graph.Find(target.Name)!.DependsOn;
            yield return Row($"{(defaults.Contains(target.Name) ? "*" : " ")} {target.Name}", $"{target.Definition.Text}{(dependencies.Count == 0 ? "" : $" → {string.Join(", ", dependencies)}")}");
        }

        yield return "";
        yield return "Parameters (also from the environment, or .nuke/parameters.json):";
        foreach (var parameter in parameters)
        {
            yield return Row($"  --{parameter.Option}{Placeholder(parameter)}", $"{parameter.Attribute.Description}{(parameter.IsSecret ? " (secret: environment only)" : "")}");
        }

        yield return "";
        yield return "Options:";
        foreach (var option in CommandLineOption.Engine)
        {
            yield return Row($"  --{option.Name}", option.Description);
        }

        yield return "";
        yield return "Exit codes: 0 done, 1 a target failed, 2 the command line, a parameter or the build definition is wrong, 130 cancelled.";
    }

    private static string Row(string name, string text) => $"{name,-28} {text}".TrimEnd();

    private static string Placeholder(ParameterMember parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.Type) ?? parameter.Type;
        return parameter.IsSwitch ? "" : type.IsEnum ? $" <{string.Join('|', Enum.GetNames(type)).ToLowerInvariant()}>" : parameter.IsList ? " <value>..." : "";
    }
}
