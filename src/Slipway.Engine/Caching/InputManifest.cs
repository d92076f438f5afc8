using System.Buffers;
using System.Text;

namespace Slipway.Engine.Caching;

/// <summary>
/// All inputs of a target as text, a line each: kind, name, value, separated by tabs. Its SHA-256 is the key of what the target makes.
/// </summary>
internal sealed class InputManifest
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private readonly Lazy<ContentHash> _key;

    public InputManifest() => _key = new Lazy<ContentHash>(() => ContentHash.Of(Text.Span));

    /// <summary>The text, UTF-8.</summary>
    public ReadOnlyMemory<byte> Text => _text.WrittenMemory;

    /// <summary>The key; nothing may be added after it was asked for.</summary>
    public ContentHash Key => _key.Value;

    /// <summary>Adds an input.</summary>
    public void Add(InputKind kind, string name, string value) => Write($"{kind}\t{TabText.Escape(name)}\t{TabText.Escape(value)}\n");

    /// <summary>Adds a file by its content.</summary>
    public void AddFile(string path, ContentHash hash)
    {
        Write($"{nameof(InputKind.File)}\t{TabText.Escape(path)}\t");
        hash.WriteHex(_text.GetSpan(ContentHash.HexLength));
        _text.Advance(ContentHash.HexLength);
        _text.Write("\n"u8);
    }

    private void Write(string text) => Encoding.UTF8.GetBytes(text, _text);
}
