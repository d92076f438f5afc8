using System.Text;

namespace Slipway.Engine;

/// <summary>For terminals that are not UTF-8: replaces the signs that the engine draws with by what looks most like them. A sign for a sign, so that lines keep their length.</summary>
internal sealed class GlyphFallback : EncoderFallback
{
    /// <inheritdoc/>
    public override int MaxCharCount => 1;

    /// <inheritdoc/>
    public override EncoderFallbackBuffer CreateFallbackBuffer() => new Buffer();

    private static string Replace(char glyph) => glyph switch
    {
        '─' or '–' => "-",
        '│' => "|",
        '├' or '└' or '┬' or '┴' or '╭' or '╮' or '╰' or '╯' => "+",
        '→' => ">",
        '…' => ".",
        _ => "?",
    };

    private sealed class Buffer : EncoderFallbackBuffer
    {
        private string _text = "";
        private int _next;

        public override int Remaining => _text.Length - _next;

        public override bool Fallback(char charUnknown, int index)
        {
            (_text, _next) = (Replace(charUnknown), 0);
            return true;
        }

        public override bool Fallback(char charUnknownHigh, char charUnknownLow, int index) => Fallback(charUnknownHigh, index);

        public override char GetNextChar() => _next < _text.Length ? _text[_next++] : '\0';

        public override bool MovePrevious()
        {
            if (_next == 0)
            {
                return false;
            }

            _next--;
            return true;
        }
    }
}
