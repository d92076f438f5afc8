using Slipway.Engine.Completion;

namespace Slipway.Engine.Secrets;

/// <summary><c>./build.sh :secrets [profile]</c>: edits the encrypted secrets of parameter files.</summary>
internal static class SecretsCommand
{
    /// <summary>The command.</summary>
    public static BuildCommand Definition { get; } = new(
        ":secrets",
        "[profile]: set, remove or list encrypted secrets of .nuke/parameters[.profile].json, or make a key; asks on a terminal",
        [
            new("set", OptionArity.Value, "Encrypt the value of this parameter, read from standard input or asked for"),
            new("remove", OptionArity.Value, "Delete the value of this parameter"),
            new("list", OptionArity.Switch, "Show the names of the secrets that the file holds"),
            new("rotate", OptionArity.Switch, "Make a new key and encrypt every secret with it"),
            new("generate-key", OptionArity.Switch, "Make a key in a file that only you can read"),
        ],
        Run)
    {
        Arguments = ValueCompleter.Profiles,
    };

    private static int Run(BuildSession session, CommandLine commandLine)
    {
        var profile = Profile(commandLine);
        var store = new SecretStore(session.Root, new SecretKeys(session.Process.Environment, session.Root), session.Parameters);
        var chosen = Definition.Options.Select(option => option.Name).Where(commandLine.Values.ContainsKey).ToList();
        return chosen switch
        {
            ["set"] => Set(session, store, Named(store, commandLine.Value("set")!), profile),
            ["remove"] => session.Console.Print([$"Removed from {store.Remove(Named(store, commandLine.Value("remove")!), profile)}."]),
            ["list"] => session.Console.Print(store.Held(profile).Select(secret => secret.Text.IsEncrypted ? secret.Parameter.Name : $"{secret.Parameter.Name} (not encrypted)")),
            ["rotate"] => session.Console.Print(Rotated(store.Rotate(profile))),
            ["generate-key"] => session.Console.Print([$"{store.GenerateKey(profile)} holds a new key. Keep a copy of it in a safe place; CI takes it from the environment variable SLIPWAY_KEY."]),
            [] when session.Process.Terminal is { } terminal => new SecretsDialog(terminal(), store, profile).Run(),
            [] => throw new UsageException($":secrets asks on a terminal only: give it one of {string.Join(", ", Definition.Options.Select(option => $"--{option.Name}"))}."),
            _ => throw new UsageException($":secrets does one thing at a time, not {string.Join(" and ", chosen.Select(option => $"--{option}"))}."),
        };
    }

    /// <summary>What was done.</summary>
    public static IEnumerable<string> Rotated((AbsolutePath KeyFile, IReadOnlyList<AbsolutePath> Files) done) =>
        [.. done.Files.Select(file => $"Encrypted {file} with the new key."), $"{done.KeyFile} holds the new key: replace every copy of the old one, and change secrets that somebody without the right to them may have read."];

    private static int Set(BuildSession session, SecretStore store, ParameterMember secret, string profile)
    {
        var value = session.Process.Terminal is { } terminal ? SecretsDialog.Ask(terminal(), secret) : ReadInput(session.Process.Input, secret);
        return session.Console.Print([$"Encrypted into {store.Set(secret, profile, value)}."]);
    }

    // One line break at the end is the shell's, as in echo; others belong to the secret.
    private static string ReadInput(TextReader input, ParameterMember secret)
    {
        var text = input.ReadToEnd();
        var value = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        return value.Length > 0 ? value : throw new UsageException($"Standard input is empty; the value of {secret.Name} is expected there.");
    }

    private static string Profile(CommandLine commandLine) => commandLine.Targets switch
    {
        [_] => commandLine.Value("profile") ?? "",
        [_, var profile] when profile.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.') => profile,
        [_, var profile] => throw new UsageException($"'{profile}' is no name of a profile: letters, digits, '-', '_' and '.' are expected."),
        _ => throw new UsageException($":secrets takes one profile, not {string.Join(' ', commandLine.Targets.Skip(1))}."),
    };

    private static ParameterMember Named(SecretStore store, string name) =>
        store.Secrets.FirstOrDefault(secret => ParameterNames.Normal(secret.Name) == ParameterNames.Normal(name))
        ?? throw new UsageException($"There is no parameter {name} with [Secret].{NearestNames.Suggest(name, store.Secrets.Select(secret => secret.Name))}");
}
