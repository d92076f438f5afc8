using Spectre.Console;

namespace Slipway.Engine.Secrets;

/// <summary>Edits secrets by asking a person.</summary>
internal sealed class SecretsDialog(IAnsiConsole terminal, SecretStore store, string profile)
{
    /// <summary>Asks what to do until nothing more is wanted.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        while (true)
        {
            var action = terminal.Prompt(new SelectionPrompt<Choice>().Title($"Secrets {(profile.Length == 0 ? "of all builds" : $"of the profile {profile.EscapeMarkup()}")}").UseConverter(choice => choice.Text.EscapeMarkup()).AddChoices(Choices()));
            if (action.Do is null)
            {
                return ExitCode.Done;
            }

            try
            {
                terminal.WriteLine(action.Do());
            }
            catch (UsageException error)
            {
                terminal.WriteLine(error.Message, new Style(Color.Red));
            }
        }
    }

    /// <summary>Asks for the value of a secret, which is not shown.</summary>
    public static string Ask(IAnsiConsole terminal, ParameterMember secret) =>
        terminal.Prompt(new TextPrompt<string>($"{secret.Name.EscapeMarkup()}:").Secret(null));

    private IEnumerable<Choice> Choices()
    {
        var held = store.Held(profile).Select(secret => secret.Parameter.Option).ToHashSet(StringComparer.Ordinal);
        foreach (var secret in store.Secrets)
        {
            yield return new($"{(held.Contains(secret.Option) ? "Replace" : "Set")} {secret.Name}", () => $"Encrypted into {store.Set(secret, profile, Ask(terminal, secret))}.");
        }

        foreach (var secret in store.Secrets.Where(secret => held.Contains(secret.Option)))
        {
            yield return new($"Remove {secret.Name}", () => $"Removed from {store.Remove(secret, profile)}.");
        }

        yield return new("Generate a key", () => $"{store.GenerateKey(profile)} holds a new key.");
        yield return new("Rotate the key", () => string.Join('\n', SecretsCommand.Rotated(store.Rotate(profile))));
        yield return new("Done", null);
    }

    private sealed record Choice(string Text, Func<string>? Do);
}
