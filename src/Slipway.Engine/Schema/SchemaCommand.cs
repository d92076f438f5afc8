namespace Slipway.Engine.Schema;

/// <summary><c>./build.sh :schema</c> writes <c>.nuke/build.schema.json</c>, by which editors complete and check parameter files; with <c>--check</c> it only compares.</summary>
internal static class SchemaCommand
{
    /// <summary>The command.</summary>
    public static BuildCommand Definition { get; } = new(
        ":schema",
        "write .nuke/build.schema.json, the JSON schema of the parameter files, for editors",
        [new("check", OptionArity.Switch, "Write nothing: fail with the difference when the file is not what the build makes it")],
        Run);

    private static int Run(BuildSession session, CommandLine commandLine)
    {
        if (commandLine.Targets.Count > 1)
        {
            throw new UsageException($":schema takes no arguments, not {string.Join(' ', commandLine.Targets.Skip(1))}.");
        }

        var file = session.Root / ".nuke" / "build.schema.json";
        var targets = session.Targets.Where(target => !target.Definition.IsUnlisted).Select(target => target.Name).Order(StringComparer.Ordinal);
        var expected = ParameterSchema.Create(session.Parameters, targets);
        var found = file.FileExists() ? file.ReadAllText().ReplaceLineEndings("\n") : "";
        if (found == expected)
        {
            return session.Console.Print([$"{file} is up to date."]);
        }

        if (commandLine.Has("check"))
        {
            session.Console.Print([$"{file} is not what the build makes it:", .. Difference(found.Split('\n'), expected.Split('\n')), "./build.sh :schema writes it."]);
            return ExitCode.Failed;
        }

        AtomicFile.WriteAllText(file, expected);
        return session.Console.Print([$"Wrote {file}."]);
    }

    // Everything between the first and the last line that differs.
    private static IEnumerable<string> Difference(string[] before, string[] after)
    {
        var start = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = before.Skip(start).Reverse().Zip(after.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return [.. before[start..^end].Select(line => $"-{line}"), .. after[start..^end].Select(line => $"+{line}")];
    }
}
