using System.Text.Json;

namespace Gateway.Controller.Routes;

/// <summary>What a JSON value must look like; finds every place where it does not.</summary>
internal abstract record Shape(string Expected)
{
    public static Shape Text { get; } = new Scalar("text; quote it", JsonValueKind.String);

    public static Shape Number { get; } = new Number32();

    public static Shape OneOf(params string[] names) => new Choice(names);

    public static Shape ListOf(Shape item) => new List(item);

    public static Shape MapOf(Shape value) => new Map(value);

    public static Shape Members(params Member[] members) => new Record(members);

    public IEnumerable<string> Check(string path, JsonElement value) => Fits(value) ? Inside(path, value) : [$"{path}: {Describe(value)}; expected {Expected}"];

    protected abstract bool Fits(JsonElement value);

    protected virtual IEnumerable<string> Inside(string path, JsonElement value) => [];

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => "is missing",
        JsonValueKind.Object => "is a map",
        JsonValueKind.Array => "is a list",
        _ => $"is {value.GetRawText()}",
    };

    /// <summary>A member of a map with known members.</summary>
    internal sealed record Member(string Name, Shape Shape, bool Required = false);

    private sealed record Scalar(string Expected, JsonValueKind Kind) : Shape(Expected)
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == Kind;
    }

    private sealed record Number32() : Shape("a whole number")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _);
    }

    private sealed record Choice(string[] Names) : Shape($"one of {string.Join(", ", Names)}")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.String && Names.Contains(value.GetString());
    }

    private sealed record List(Shape Item) : Shape("a list")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.Array;

        protected override IEnumerable<string> Inside(string path, JsonElement value) =>
            value.EnumerateArray().SelectMany((item, index) => Item.Check($"{path}[{index}]", item));
    }

    private sealed record Map(Shape Value) : Shape("a map")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.Object;

        protected override IEnumerable<string> Inside(string path, JsonElement value) =>
            value.EnumerateObject().SelectMany(member => Value.Check($"{path}.{member.Name}", member.Value));
    }

    private sealed record Record(Member[] All) : Shape("a map")
    {
        protected override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.Object;

        protected override IEnumerable<string> Inside(string path, JsonElement value) =>
            value.EnumerateObject().SelectMany(member => All.FirstOrDefault(known => known.Name == member.Name) is { } known
                    ? known.Shape.Check($"{path}.{member.Name}", member.Value)
                    : [$"{path}.{member.Name}: is unknown; expected one of {string.Join(", ", All.Select(each => each.Name))}"])
                .Concat(All.Where(member => member.Required && !value.TryGetProperty(member.Name, out _)).Select(member => $"{path}.{member.Name}: is missing"));
    }
}
