namespace Slipway.Engine;

/// <summary>The text of <c>--help</c>.</summary>
internal static class HelpText
{
    private const int Column = 28;

    /// <summary>Targets with their dependencies, then parameters, then the engine's options.</summary>
    public static IEnumerable<string> Lines(BuildSession session)
    {
        yield return "Usage: ./build.sh [target...] [--option [value]]...";
        yield return "";
        yield return "Targets (with what they depend on; * is the default):";
        foreach (var target in session.Targets.Where(target => !target.Definition.IsUnlisted).OrderBy(target => target.Name, StringComparer.Ordinal))
        {
            var dependencies = session.Graph.Find(target.Name)!.DependsOn;
            yield return Row($"{(session.Defaults.Contains(target.Name) ? "*" : " ")} {target.Name}", $"{target.Definition.Text}{(dependencies.Count == 0 ? "" : $" → {string.Join(", ", dependencies)}")}");
        }

        yield return "";
        yield return "Parameters (also from the environment, or .nuke/parameters.json):";
        foreach (var parameter in session.Parameters.Where(parameter => parameter.Attribute.List))
        {
            yield return Row($"  --{parameter.Option}{Placeholder(parameter, session.Build)}", $"{parameter.Attribute.Description}{(parameter.IsRequired ? " (required)" : "")}{(parameter.IsSecret ? " (secret: environment, or encrypted in the file)" : "")}");
        }

        yield return "";
        yield return "Options:";
        foreach (var option in CommandLineOption.Engine)
        {
            yield return Row($"  --{option.Name}", option.Description);
        }

        yield return "";
        yield return "Commands:";
        foreach (var command in BuildCommand.Listed)
        {
            yield return Row($"  {command.Name}", command.Description);
            foreach (var option in command.Options)
            {
                yield return Row($"    --{option.Name}", option.Description);
            }
        }

        yield return "";
        yield return "Exit codes: 0 done, 1 a target failed, 2 the command line, a parameter or the build definition is wrong, 130 cancelled.";
    }

    private static string Row(string name, string text) => name.Length <= Column ? $"{name,-Column} {text}".TrimEnd() : $"{name}\n{"",Column} {text}";

    private static string Placeholder(ParameterMember parameter, INukeBuild build) =>
        parameter.IsSwitch ? ""
        : ValueProvider.Choices(parameter, build) is { Count: > 0 } choices ? $" <{string.Join('|', parameter.ValueType.IsEnum ? choices.Select(ParameterNames.Kebab) : choices)}>{(parameter.IsList ? "..." : "")}"
        : parameter.IsList ? " <value>..."
        : "";
}
