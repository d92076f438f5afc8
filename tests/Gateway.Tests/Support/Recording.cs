using System.Globalization;

namespace Gateway.Tests.Support;

/// <summary>An answer of a real API server.</summary>
internal sealed record Recording(int Status, string ContentType, string Body)
{
    public static Recording Load(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "TestData", "apiserver", $"{name}.txt")).ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = text[..end].Split('\n');
        var type = head.First(line => line.StartsWith("content-type: ", StringComparison.OrdinalIgnoreCase))["content-type: ".Length..];
        return new(int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture), type, text[(end + 2)..]);
    }

    /// <summary>The lines of a watch.</summary>
    public string[] Lines => Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
