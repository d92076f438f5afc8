using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace Slipway.Engine;

/// <summary>
/// The arguments of a <see cref="Tool"/>, from interpolated text. The text is split at blanks outside of quotation marks. A value in braces stays whole,
/// a sequence of texts gives an argument each. Formats: <c>{value:r}</c> masks the value in the output, <c>{value:nq}</c> splits it like the text around it.
/// </summary>
[InterpolatedStringHandler]
public sealed class ArgumentStringHandler
{
    private readonly List<string> _arguments = [];
    private readonly List<string> _secrets = [];
    private StringBuilder? _open;
    private char _quote;

    /// <summary>No arguments yet; the compiler adds them.</summary>
    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "The compiler passes them.")]
    public ArgumentStringHandler(int literalLength, int formattedCount)
    {
    }

    /// <summary>The arguments as the program gets them.</summary>
    /// <exception cref="FormatException">A quotation mark is not closed.</exception>
    public IReadOnlyList<string> ToArguments() => _quote != '\0' ? throw new FormatException($"'{_open}' begins with a quotation mark {_quote} that is not closed.")
        : _open is null ? _arguments
        : [.. _arguments, _open.ToString()];

    /// <summary>Values to mask.</summary>
    public IReadOnlyList<string> SecretValues => _secrets;

    /// <summary>Arguments in a text.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "AppendLiteral is the named alternate.")]
    public static implicit operator ArgumentStringHandler(string text)
    {
        var handler = new ArgumentStringHandler(text.Length, 0);
        handler.AppendLiteral(text);
        return handler;
    }

    /// <summary>Text, which is split.</summary>
    public void AppendLiteral(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (_quote == '"' && letter == '\\' && value.ElementAtOrDefault(i + 1) is '"' or '\\')
            {
                _open!.Append(value[++i]);
            }
            else if (_quote == '\0' ? letter is '"' or '\'' : letter == _quote)
            {
                _quote = _quote == '\0' ? letter : '\0';
                _open ??= new StringBuilder();
            }
            else if (_quote == '\0' && char.IsWhiteSpace(letter))
            {
                Close();
            }
            else
            {
                (_open ??= new StringBuilder()).Append(letter);
            }
        }
    }

    /// <summary>A value, which stays whole.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        if (value is IEnumerable<string> values)
        {
            foreach (var one in values)
            {
                Close();
                AppendFormatted(one, format);
            }

            return;
        }

        var text = value is IFormattable formattable ? formattable.ToString(format is "r" or "nq" ? null : format, null) : $"{value}";
        if (format == "nq")
        {
            AppendLiteral(text);
            return;
        }

        if (format == "r" && text.Length > 0)
        {
            _secrets.Add(text);
        }

        (_open ??= new StringBuilder()).Append(text);
    }

    private void Close()
    {
        if (_open is not null)
        {
            _arguments.Add(_open.ToString());
            _open = null;
        }
    }
}
