using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Tools;

namespace Slipway.Verification.Tests.Kubernetes;

/// <summary>Answers as the real tools did. A command that no rule knows fails the test.</summary>
internal sealed class RecordedTools : IToolRunner
{
    private readonly List<(string Part, Func<ToolCommand, Recording> Answer)> _rules = [];
    private readonly Lock _gate = new();

    /// <summary>Every command so far, without the part that names the cluster.</summary>
    public List<string> Commands { get; } = [];

    /// <summary>Every command as it was given.</summary>
    public List<ToolCommand> Raw { get; } = [];

    /// <summary>Answers commands that hold a text with a recording; later rules win.</summary>
    public RecordedTools On(string part, string recording)
    {
        var answer = Recording.Read(recording);
        return On(part, _ => answer);
    }

    public RecordedTools On(string part, Func<ToolCommand, Recording> answer)
    {
        _rules.Insert(0, (part, answer));
        return this;
    }

    /// <summary>Answers the first, second, … time with another recording, and with the last one from then on.</summary>
    public RecordedTools OnEach(string part, params Recording[] answers)
    {
        var next = 0;
        return On(part, _ => answers[Math.Min(next++, answers.Length - 1)]);
    }

    public async Task<ToolResult> RunAsync(ToolCommand command, Action<OutputLine>? onLine = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        lock (_gate)
        {
            var text = string.Join(' ', command.Arguments.Prepend(Path.GetFileName(command.FileName))).Replace("--kubeconfig /kube/config --context kind-rec ", "", StringComparison.Ordinal);
            Raw.Add(command);
            Commands.Add(text);
            var matched = Regex.Replace(text, @"--kubeconfig \S+ --context \S+ ", "", RegexOptions.None, TimeSpan.FromSeconds(1));
            var rule = _rules.FirstOrDefault(rule => matched.Contains(rule.Part, StringComparison.Ordinal));
            if (rule.Answer is null)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No recording for '{text}'."));
            }

            var result = rule.Answer(command).Answer(command);
            foreach (var line in result.Output)
            {
                onLine?.Invoke(line);
            }

            return result;
        }
    }
}
