using System.Text;
using System.Text.RegularExpressions;

namespace EndToEnd.Consoles;

/// <summary>A terminal, as far as builds use one: what stands on it in the end, scrolled lines included, and what it could not do.</summary>
internal sealed partial class TerminalScreen(int columns, int rows)
{
    private readonly List<List<string>> _lines = [[]];
    private readonly List<string> _faults = [];
    private int _x;
    private int _y;
    private int _top;

    /// <summary>The text, without empty lines at the end.</summary>
    public string Text => string.Join('\n', _lines.Select(line => string.Concat(line).TrimEnd())).TrimEnd('\n');

    /// <summary>Sequences that are unknown, and ways out of the window.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public bool IsCursorHidden { get; private set; }

    /// <summary>Shows output.</summary>
    public void Write(string output)
    {
        for (var i = 0; i < output.Length; i++)
        {
            if (output[i] != '\e')
            {
                i += Show(output, i) - 1;
                continue;
            }

            var match = Sequence().Match(output, i);
            if (!match.Success)
            {
                _faults.Add($"unknown: {output.AsSpan(i, Math.Min(8, output.Length - i)).ToString().Replace('\e', '^')}");
                continue;
            }

            Obey(match);
            i += match.Length - 1;
        }
    }

    // Gives how many characters were taken.
    private int Show(string output, int at)
    {
        switch (output[at])
        {
            case '\n':
                NextLine();
                return 1;
            case '\r':
                _x = 0;
                return 1;
            case '\t':
                _x = Math.Min(columns - 1, ((_x / 8) + 1) * 8);
                return 1;
            case < ' ':
                _faults.Add($"control character {(int)output[at]}");
                return 1;
            default:
                var rune = Rune.GetRuneAt(output, at);
                Put(rune.ToString(), rune.Value is >= 0x2E80 and <= 0xFFEF and not 0xFFFD ? 2 : 1);
                return rune.Utf16SequenceLength;
        }
    }

    private void Put(string letter, int width)
    {
        if (_x + width > columns)
        {
            NextLine();
            _x = 0;
        }

        var line = _lines[_y];
        while (line.Count < _x + width)
        {
            line.Add(" ");
        }

        line[_x] = letter;
        if (width == 2)
        {
            line[_x + 1] = "";
        }

        _x += width;
    }

    private void NextLine()
    {
        _y++;
        if (_y == _lines.Count)
        {
            _lines.Add([]);
        }

        _top = Math.Max(_top, _y - rows + 1);
    }

    private void Obey(Match sequence)
    {
        var number = int.TryParse(sequence.Groups["number"].ValueSpan, out var given) ? given : 1;
        switch (sequence.Groups["command"].Value)
        {
            case "F":
                if (_y - number < _top)
                {
                    _faults.Add($"{number} lines up from line {_y - _top} of the window");
                }

                (_x, _y) = (0, Math.Max(_top, _y - number));
                break;
            case "J":
                _lines.RemoveRange(_y + 1, _lines.Count - _y - 1);
                ClearLine();
                break;
            case "K":
                ClearLine();
                break;
            case "?25h" or "?25l":
                IsCursorHidden = sequence.Value.EndsWith('l');
                break;
            default:
                break;
        }
    }

    private void ClearLine() => _lines[_y].RemoveRange(Math.Min(_x, _lines[_y].Count), Math.Max(0, _lines[_y].Count - _x));

    // Cursor up, erase, colours, modes, keypad, hyperlinks and titles.
    [GeneratedRegex(@"\G\e(\[(?<number>[0-9]*)(?<command>[FJK])|\[[0-9;]*m|\[(?<command>\?[0-9]+[hl])|[=>]|\][^\a\e]*(\a|\e\\))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sequence();
}
