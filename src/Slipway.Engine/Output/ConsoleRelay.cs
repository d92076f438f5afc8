using System.Text;

namespace Slipway.Engine;

/// <summary>Takes the place of the console's writers, so that what a target writes there stays together with its messages, and masked.</summary>
internal sealed class ConsoleRelay(TextWriter outside) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => outside.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (Log.Target is { } target)
        {
            target.WriteText(buffer);
        }
        else
        {
            outside.Write(buffer);
            outside.Flush();
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write(value + CoreNewLine[^1]);
}
