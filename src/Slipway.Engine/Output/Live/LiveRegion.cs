using System.Text;

namespace Slipway.Engine;

/// <summary>A terminal whose last lines are replaced in place, while other lines scroll by above them.</summary>
internal sealed class LiveRegion(TextWriter terminal) : TextWriter
{
    private string _content = "";
    private int _drawnLines;

    /// <inheritdoc/>
    public override Encoding Encoding => terminal.Encoding;

    /// <summary>Replaces the region.</summary>
    /// <param name="content">Lines no wider than the terminal, each with its line end; empty for no region.</param>
    public void Show(string content)
    {
        _content = content;
        Erase();
        Flush();
    }

    /// <inheritdoc/>
    public override void Write(char value) => throw new NotSupportedException("Whole lines only: the region is redrawn below them.");

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Erase();
        terminal.Write(value);
        terminal.Write('\n');
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_drawnLines == 0 && _content.Length > 0)
        {
            terminal.Write(_content);
            _drawnLines = _content.Count(letter => letter == '\n');
        }

        terminal.Flush();
    }

    private void Erase()
    {
        if (_drawnLines > 0)
        {
            terminal.Write($"\e[{_drawnLines}F\e[0J");
            _drawnLines = 0;
        }
    }
}
