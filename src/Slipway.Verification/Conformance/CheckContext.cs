using Slipway.Verification.Conformance;

namespace Slipway.Verification;

/// <summary>What a check has while it runs.</summary>
/// <param name="gateway">The gateway.</param>
/// <param name="clients">Clients of its ports.</param>
/// <param name="options">The options of the suite.</param>
/// <param name="routes">All routes of the suite, to be changed for a while by checks that run alone.</param>
public sealed class CheckContext(IGatewayUnderTest gateway, GatewayClients clients, ConformanceOptions options, SuiteRoutes routes)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>The gateway.</summary>
    public IGatewayUnderTest Gateway => gateway;

    /// <summary>Clients of its ports.</summary>
    public GatewayClients Clients => clients;

    /// <summary>The options of the suite.</summary>
    public ConformanceOptions Options => options;

    /// <summary>The routes of the suite.</summary>
    public SuiteRoutes Routes => routes;

    /// <summary>How often something was tried that may need a moment.</summary>
    public int Attempts { get; private set; } = 1;

    /// <summary>What the check is doing, for the message when it is cut.</summary>
    public string Doing { get; set; } = "running";

    /// <summary>Tries again and again what the platform may need a moment for, until it works or the deadline for it has passed.</summary>
    /// <param name="what">What is waited for, such as <c>the route to be taken up</c>.</param>
    /// <param name="attempt">Throws <see cref="CheckFailedException"/> or <see cref="HttpRequestException"/> as long as it does not work.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CheckFailedException">It did not work in time; tells what the last attempt found.</exception>
    public async Task EventuallyAsync(string what, Func<CancellationToken, Task> attempt, CancellationToken cancellationToken)
    {
        Doing = $"waiting for {what}";
        var begin = options.Time.GetTimestamp();
        for (; ; Attempts++)
        {
            try
            {
                await attempt(cancellationToken);
                return;
            }
            catch (Exception e) when (e is CheckFailedException or HttpRequestException)
            {
                if (options.Time.GetElapsedTime(begin) > options.PropagationDeadline)
                {
                    throw new CheckFailedException($"{what} within {options.PropagationDeadline.TotalSeconds:0.#} s", $"after {Attempts} attempts: {(e as CheckFailedException)?.Found ?? Causes.Of(e)}");
                }
            }

            await Task.Delay(Pause, options.Time, cancellationToken);
        }
    }
}
