using System.Globalization;

namespace Slipway.Engine;

/// <summary>Links in terminals (OSC 8). There is no way to ask for them; those that know them say who they are.</summary>
internal static class TerminalLinks
{
    private const int FirstVteVersion = 5000;

    /// <summary>Whether the terminal shows links.</summary>
    public static bool AreKnown(IReadOnlyDictionary<string, string> environment)
    {
        string Variable(string name) => environment.GetValueOrDefault(name, "");
        return Variable("FORCE_HYPERLINK") is { Length: > 0 } forced ? forced != "0"
            : Variable("TERM") is not ("dumb" or "linux")
            && (Variable("TERM_PROGRAM") is "iTerm.app" or "WezTerm" or "vscode" or "ghostty" or "Hyper" or "Tabby" or "rio"
                || Variable("TERM") is "xterm-kitty" or "xterm-ghostty" or "alacritty" or "foot" or "foot-extra"
                || Variable("WT_SESSION").Length > 0 || Variable("KONSOLE_VERSION").Length > 0
                || (int.TryParse(Variable("VTE_VERSION"), NumberStyles.None, CultureInfo.InvariantCulture, out var vte) && vte >= FirstVteVersion));
    }

    /// <summary>A path that leads to its file.</summary>
    public static string Link(AbsolutePath file) => $"\e]8;;{new Uri(file).AbsoluteUri}\e\\{file}\e]8;;\e\\";
}
