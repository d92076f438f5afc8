using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Engine;

/// <summary>Writes events, each as a line of JSON, as they happen.</summary>
internal sealed class JsonView(TextWriter writer, TimeProvider time) : IBuildView
{
    // Events are for programs, not for HTML: quotes and umlauts stay readable.
    private static readonly BuildEventJson Context = new(new JsonSerializerOptions(BuildEventJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc/>
    public void Mask(string secret)
    {
        // Who reads events gets them masked; there is nobody to tell.
    }

    /// <inheritdoc/>
    public void Start(IReadOnlyList<ExecutableTarget> targets, int parallel) => Emit(new StartEvent(Now, [.. targets.Select(target => target.Name)], parallel));

    /// <inheritdoc/>
    public void Begin(ExecutableTarget target) => Emit(new TargetStartEvent(Now, target.Name));

    /// <inheritdoc/>
    public void Write(ExecutableTarget? target, LogLevel level, string text) => Emit(new MessageEvent(Now, target?.Name, level.ToString().ToLowerInvariant(), text));

    /// <inheritdoc/>
    public void End(ExecutableTarget target) => Emit(new TargetEndEvent(Now, target.Name, Text(target.Status), Seconds(target.Duration)));

    /// <inheritdoc/>
    public void Finish(BuildResult result) => Emit(new EndEvent(
        Now,
        result.ExitCode,
        Seconds(result.Duration),
        [.. result.Targets.Select(target => new EndedTarget(target.Name, Text(target.Status), Seconds(target.Duration), target.Reason, target.Failure))],
        result.CriticalPath,
        result.Report?.ToString()));

    // "up-to-date", "not-run", "succeeded".
    private static string Text(TargetStatus status) => Summary.Describe(status).ToLowerInvariant().Replace(' ', '-');

    private static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);

    private void Emit(BuildEvent happened)
    {
        writer.WriteLine(JsonSerializer.Serialize(happened, happened.GetType(), Context));
        writer.Flush();
    }
}
