using System.Text;

namespace Slipway.Engine;

/// <summary>The forms of a parameter's name.</summary>
internal static class ParameterNames
{
    /// <summary>For the command line: <c>RegistryPort</c> becomes <c>registry-port</c>.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            // A new word starts at a capital, except within an abbreviation: HTTPPort has the words HTTP and Port.
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>For the environment: <c>RegistryPort</c> becomes <c>REGISTRY_PORT</c>.</summary>
    public static string Variable(string name) => Kebab(name).Replace('-', '_').ToUpperInvariant();

    /// <summary>What stays the same however a person writes the name: letters and digits, in lower case.</summary>
    public static string Normal(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
