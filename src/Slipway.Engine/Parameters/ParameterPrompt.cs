using Spectre.Console;

namespace Slipway.Engine;

/// <summary>Asks a person for missing values.</summary>
internal sealed class ParameterPrompt(IAnsiConsole terminal, NukeBuild build, ParameterValues values)
{
    /// <summary>Asks for each value until it fits.</summary>
    /// <param name="missing">The parameters, and who requires each.</param>
    public void Ask(IEnumerable<(ParameterMember Parameter, string Users)> missing)
    {
        // Members that are made of their text have their own ways to find one.
        foreach (var (parameter, users) in missing.Where(missing => missing.Parameter.Attribute.TextType is null))
        {
            var value = values.Give(parameter, Answer(parameter, Title(parameter, users)));
            if (parameter.IsSettable)
            {
                parameter.Set(build, value);
            }
        }
    }

    private static string Title(ParameterMember parameter, string users)
    {
        var description = parameter.Attribute.Description is { Length: > 0 } text ? $" ({text})" : "";
        return $"{users} {(users.Contains(", ") ? "require" : "requires")} --{parameter.Option}{description}:".EscapeMarkup();
    }

    private List<string> Answer(ParameterMember parameter, string title) => (ValueProvider.Choices(parameter, build), parameter.IsList) switch
    {
        ({ Count: > 0 } choices, true) => terminal.Prompt(new MultiSelectionPrompt<string>().Title(title).UseConverter(Markup.Escape).AddChoices(choices)),
        ({ Count: > 0 } choices, false) => [terminal.Prompt(new SelectionPrompt<string>().Title(title).UseConverter(Markup.Escape).AddChoices(choices))],
        _ => [terminal.Prompt(TextPrompt(parameter, title))],
    };

    private TextPrompt<string> TextPrompt(ParameterMember parameter, string title)
    {
        var prompt = new TextPrompt<string>(title).Validate(text => Validate(parameter, text));
        return parameter.IsSecret ? prompt.Secret(null) : prompt;
    }

    private ValidationResult Validate(ParameterMember parameter, string text)
    {
        try
        {
            values.Check(parameter, [text]);
            return ValidationResult.Success();
        }
        catch (FormatException error)
        {
            return ValidationResult.Error($"[red]{error.Message.EscapeMarkup()}[/]");
        }
    }
}
