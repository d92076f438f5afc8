using System.Text.RegularExpressions;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Slipway.Engine.Tests;

/// <summary>A terminal at which somebody types what a test says.</summary>
internal sealed partial class TestTerminal : IAnsiConsole, IAnsiConsoleInput, IDisposable
{
    private readonly StringWriter _written = new() { NewLine = "\n" };
    private readonly Queue<ConsoleKeyInfo> _keys = [];
    private readonly IAnsiConsole _console;

    /// <summary>A terminal with keys to come: text, and the names of keys in angle brackets, for instance <c>abc&lt;Enter&gt;&lt;DownArrow&gt;</c>.</summary>
    public TestTerminal(string keys)
    {
        _console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,

            // Whether the tests themselves run in CI is another matter.
            Enrichment = new() { UseDefaultEnrichers = false },
            Out = new AnsiConsoleOutput(_written),
        });
        _console.Profile.Width = 300;
        foreach (Match match in Key().Matches(keys))
        {
            _keys.Enqueue(match.Groups["name"] is { Success: true } name
                ? new(name.Value switch { "Enter" => '\r', "Spacebar" => ' ', _ => '\0' }, Enum.Parse<ConsoleKey>(name.Value), shift: false, alt: false, control: false)
                : new(match.Value[0], ConsoleKey.None, shift: false, alt: false, control: false));
        }
    }

    /// <summary>What was shown, without the codes that move the cursor.</summary>
    public string Shown => Codes().Replace(_written.ToString(), "");

    /// <summary>How many keys nobody asked for.</summary>
    public int KeysLeft => _keys.Count;

    public Profile Profile => _console.Profile;

    public IAnsiConsoleCursor Cursor => _console.Cursor;

    public IAnsiConsoleInput Input => this;

    public IExclusivityMode ExclusivityMode => _console.ExclusivityMode;

    public RenderPipeline Pipeline => _console.Pipeline;

    public void Clear(bool home) => _console.Clear(home);

    public void Write(IRenderable renderable) => _console.Write(renderable);

    public bool IsKeyAvailable() => _keys.Count > 0;

    public ConsoleKeyInfo? ReadKey(bool intercept) => _keys.Dequeue();

    public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult(ReadKey(intercept));

    public void Dispose() => _written.Dispose();

    [GeneratedRegex("<(?<name>[A-Za-z]+)>|.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("\u001b\\[[0-9;?]*[A-Za-z]", RegexOptions.None, 1000)]
    private static partial Regex Codes();
}
