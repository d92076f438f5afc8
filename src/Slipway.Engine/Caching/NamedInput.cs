namespace Slipway.Engine;

/// <summary>What an input is; the order is that of the manifest.</summary>
internal enum InputKind
{
    Target,
    Program,
    Platform,
    Product,
    Value,
    Secret,
    Environment,
    Tool,
    File,
}

/// <summary>An input that is no file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, unique with the kind.</param>
/// <param name="Read">Gives its text; gets the function that reads environment variables.</param>
internal sealed record NamedInput(InputKind Kind, string Name, Func<Func<string, string?>, string> Read);
