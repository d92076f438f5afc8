using System.Net.WebSockets;
using System.Security.Authentication;

namespace Slipway.Verification.Conformance;

/// <summary>Runs checks and turns whatever becomes of them into results. A check that hangs is cut, and left behind if it does not even notice that.</summary>
internal sealed class CheckRunner(IGatewayUnderTest gateway, GatewayClients clients, ConformanceOptions options, SuiteRoutes routes)
{
    public async Task<CheckResult> RunAsync(ConformanceCheck check, CancellationToken cancellationToken)
    {
        if (check.ReasonToSkip(gateway) is { } reason)
        {
            return Report(Skipped(check, reason));
        }

        var context = new CheckContext(gateway, clients, options, routes);
        var begin = options.Time.GetTimestamp();
        var (outcome, message, detail) = await JudgeAsync(check, context, cancellationToken);
        return Report(new()
        {
            Group = check.Group,
            Name = check.Name,
            Outcome = outcome,
            Duration = options.Time.GetElapsedTime(begin),
            Attempts = context.Attempts,
            Message = message,
            Detail = detail,
        });
    }

    public CheckResult Skip(ConformanceCheck check, string reason) => Report(Skipped(check, reason));

    private static CheckResult Skipped(ConformanceCheck check, string reason) =>
        new() { Group = check.Group, Name = check.Name, Outcome = CheckOutcome.Skipped, Duration = TimeSpan.Zero, Message = reason };

    private CheckResult Report(CheckResult result)
    {
        options.OnResult?.Invoke(result);
        return result;
    }

    private async Task<(CheckOutcome Outcome, string Message, string? Detail)> JudgeAsync(ConformanceCheck check, CheckContext context, CancellationToken cancellationToken)
    {
        var allowed = check.RunsAlone || check is RoutesCheck ? options.ActionDeadline : options.CheckDeadline;
        using var deadline = new CancellationTokenSource(allowed, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return (CheckOutcome.Passed, await Task.Run(() => check.RunAsync(context, either.Token), either.Token).WaitAsync(either.Token), null);
        }
        catch (CheckFailedException e)
        {
            return (CheckOutcome.Failed, e.Message, e.Detail);
        }
        catch (Exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (CheckOutcome.Failed, $"expected an end within {allowed.TotalSeconds:0.###} s; found it still {context.Doing}", null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or WebSocketException or AuthenticationException or System.Net.Sockets.SocketException)
        {
            return (CheckOutcome.Failed, $"expected an answer; found {Causes.Of(e)} ({context.Doing})", null);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The platform could not do its part, or the check itself is wrong: whoever reads the report decides.
            return (CheckOutcome.Failed, $"the check could not be done ({context.Doing}): {e.Message}", $"{e}");
        }
    }
}
