using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Engine.Secrets;

/// <summary>Changes single properties of a JSON object and leaves every other byte as it is: order, white space, comments, trailing commas.</summary>
internal sealed class JsonObjectText
{
    private readonly string _text;
    private readonly List<Property> _properties = [];
    private readonly List<Range> _comments = [];
    private int _start;
    private int _end;

    /// <summary>Reads an object.</summary>
    /// <exception cref="JsonException">The text is no JSON object.</exception>
    public JsonObjectText(string text)
    {
        _text = text;
        Read(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>The text as it is.</summary>
    public string Text => _text;

    /// <summary>The text with a property set to a string; a new one comes last.</summary>
    public string Set(string name, string value)
    {
        var json = Quote(value);
        if (_properties.FindLast(property => property.Is(name)) is { } known)
        {
            return Replace(known.ValueStart, known.End, json);
        }

        var property = $"{Quote(name)}: {json}";
        if (_properties.Count == 0)
        {
            var isEmpty = string.IsNullOrWhiteSpace(_text[(_start + 1).._end]);
            return Replace(_start + 1, isEmpty ? _end : _start + 1, $"\n  {property}{(isEmpty ? "\n" : "")}");
        }

        // Behind a comment that follows the last value; the comma goes before it.
        var last = _properties[^1].End;
        var end = _end - TrailingSpace(_end);
        var space = SpaceBefore(_properties[0].Start);
        var comma = CommaAfter(last) is null ? "," : "";
        var needsLine = !space.Contains('\n') && _comments.Exists(comment => comment.End.Value == end);
        return $"{_text[..last]}{comma}{_text[last..end]}{(needsLine ? "\n" : space)}{property}{(CommaAfter(last) is null ? "" : ",")}{_text[end..]}";
    }

    /// <summary>The text without a property.</summary>
    public string Remove(string name)
    {
        var index = _properties.FindLastIndex(property => property.Is(name));
        if (index < 0)
        {
            return _text;
        }

        var property = _properties[index];
        var start = property.Start - SpaceBefore(property.Start).Length;
        if (CommaAfter(property.End) is { } after)
        {
            return $"{_text[..start]}{_text[property.End..after]}{_text[(after + 1)..]}";
        }

        // The last one: its predecessor's comma goes too.
        return index > 0 && CommaAfter(_properties[index - 1].End) is { } before
            ? $"{_text[..before]}{_text[(before + 1)..start]}{_text[property.End..]}"
            : Replace(start, property.End, "");
    }

    // Relaxed: base64 has a plus sign, which no browser will see here.
    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private void Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json, new() { CommentHandling = JsonCommentHandling.Allow, AllowTrailingCommas = true });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Comment:
                    _comments.Add(Index(json, reader.TokenStartIndex)..Index(json, reader.BytesConsumed));
                    break;
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                    _properties.Add(new(reader.GetString()!, Index(json, reader.TokenStartIndex)));
                    break;
                case JsonTokenType.StartObject when reader.CurrentDepth == 0:
                    _start = Index(json, reader.TokenStartIndex);
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == 0:
                    _end = Index(json, reader.TokenStartIndex);
                    break;
                case var _ when reader.CurrentDepth == 0:
                    throw new JsonException("an object is expected");
                case var _ when reader.CurrentDepth == 1:
                    SetValue(_properties[^1], json, reader);
                    break;
            }
        }
    }

    // An array or object gives its start first and its end later.
    private static void SetValue(Property property, byte[] json, Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            property.ValueStart = Index(json, reader.TokenStartIndex);
        }

        property.End = Index(json, reader.BytesConsumed);
    }

    private static int Index(byte[] json, long bytes) => Encoding.UTF8.GetCharCount(json, 0, (int)bytes);

    private string Replace(int start, int end, string text) => $"{_text[..start]}{text}{_text[end..]}";

    private string SpaceBefore(int position) => _text[(position - TrailingSpace(position))..position];

    private int TrailingSpace(int position) => position - _text.AsSpan(0, position).TrimEnd().Length;

    // The comma behind a value, outside of comments.
    private int? CommaAfter(int position)
    {
        while (position < _text.Length)
        {
            if (_comments.Find(comment => comment.Start.Value == position) is { } comment && !comment.Equals(default))
            {
                position = comment.End.Value;
            }
            else if (_text[position] == ',')
            {
                return position;
            }
            else if (!char.IsWhiteSpace(_text[position]))
            {
                return null;
            }
            else
            {
                position++;
            }
        }

        return null;
    }

    private sealed record Property(string Name, int Start)
    {
        public int ValueStart { get; set; }

        public int End { get; set; }

        public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
