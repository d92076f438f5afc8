using System.Text;

namespace Slipway.Tools;

/// <summary>Cuts a stream of text into masked lines, with a bound on the length of a line.</summary>
internal sealed class LinePump(TextReader reader, Redactor redactor, Action<string> onLine, int maximumLength = LinePump.DefaultMaximumLength)
{
    /// <summary>A longer line is delivered in pieces.</summary>
    public const int DefaultMaximumLength = 64 * 1024;

    private readonly StringBuilder _line = new();
    private bool _afterReturn;

    /// <summary>Reads to the end of the stream.</summary>
    public async Task RunAsync()
    {
        var buffer = new char[8 * 1024];
        int read;
        while ((read = await reader.ReadAsync(buffer)) > 0)
        {
            Add(buffer.AsSpan(0, read));
        }

        if (_line.Length > 0)
        {
            Flush();
        }
    }

    private void Add(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_afterReturn && text[0] == '\n')
            {
                text = text[1..]; // The second half of \r\n.
            }

            _afterReturn = false;
            var end = text.IndexOfAny('\r', '\n');
            _line.Append(end < 0 ? text : text[..end]);
            if (end < 0)
            {
                CutLongLine();
                return;
            }

            _afterReturn = text[end] == '\r';
            Flush();
            text = text[(end + 1)..];
        }
    }

    private void Flush()
    {
        CutLongLine();
        var line = redactor.Redact(_line.ToString());
        _line.Clear();
        onLine(line);
    }

    // The end stays back: a secret may have been read in part.
    private void CutLongLine()
    {
        while (_line.Length > maximumLength + redactor.LongestValue)
        {
            var masked = redactor.Redact(_line.ToString());
            var cut = Math.Min(maximumLength, Math.Max(1, masked.Length - redactor.LongestValue));
            _line.Clear().Append(masked, cut, masked.Length - cut);
            onLine(masked[..cut]);
        }
    }
}
