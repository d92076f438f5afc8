using System.Globalization;

namespace Slipway.Verification;

/// <summary>Waits for programs to become ready.</summary>
/// <param name="http">Asks them.</param>
/// <param name="time">The clock.</param>
/// <param name="patience">How long a program may take.</param>
internal sealed class Readiness(HttpClient http, TimeProvider time, TimeSpan patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits until the program says that it is ready.</summary>
    /// <param name="program">The program.</param>
    /// <param name="port">The port with <c>/readyz</c>.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="VerificationException">It ended, or did not become ready in time; with its last answer and the last lines of its log.</exception>
    public Task WaitAsync(RunningProgram program, string port, CancellationToken cancellationToken) => WaitAsync(program, port, "readyz", cancellationToken);

    /// <summary>Waits until the program answers one of its paths with a success.</summary>
    /// <inheritdoc cref="WaitAsync(RunningProgram, string, CancellationToken)"/>
    public async Task WaitAsync(RunningProgram program, string port, string path, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var answer = "it did not open its port";
        try
        {
            var address = new Uri($"http://{await program.AddressAsync(port, stop.Token)}/{path}");
            while ((answer = await AskAsync(address, stop.Token)) is not null && !program.Ended.IsCompleted)
            {
                await Task.Delay(Pause, time, stop.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new VerificationException($"{program.Order.Instance} was not ready after {ReportText.Duration(patience)}: {answer}. Its last lines:\n{program.Log.End()}");
        }

        if (program.End is { } end)
        {
            throw new VerificationException(end);
        }
    }

    // Null when it is ready.
    private async Task<string?> AskAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(address, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            return response.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"it answered {(int)response.StatusCode} {text.Trim()}");
        }
        catch (HttpRequestException error)
        {
            return error.Message;
        }
    }
}
