using System.Security.Authentication;
using Polly;
using Polly.Retry;

namespace Slipway.Registry;

/// <summary>Tries again what may succeed later: with growing, jittered waits, or after the time that the registry asks for.</summary>
internal sealed class RetryPolicy
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longestDelay = TimeSpan.FromSeconds(10);
    private readonly ResiliencePipeline _pipeline;
    private readonly TimeSpan _maximumRetryAfter;

    public RetryPolicy(RegistryClientOptions options)
    {
        _maximumRetryAfter = options.MaximumRetryAfter;
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Clock };
        if (options.MaximumAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsTransient(arguments.Outcome.Exception)),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as RegistryException)?.RetryAfter),
                MaxRetryAttempts = options.MaximumAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = s_firstDelay,
                MaxDelay = s_longestDelay,
                UseJitter = true,
            });
        }

        _pipeline = builder.Build();
    }

    /// <summary>Runs an action until it succeeds, fails for good, or was tried often enough.</summary>
    /// <exception cref="RegistryUnavailableException">There was no answer, whatever was tried.</exception>
    public async Task<T> ExecuteAsync<T>(string registry, Func<CancellationToken, Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await action(token), cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException distrust)
        {
            throw new RegistryException($"The certificate of {registry} is not trusted: {distrust.Message.TrimEnd('.')}. Check the registry's name; if its certificate comes from an authority of your own, let the client know that one.", exception);
        }
        catch (Exception exception) when (exception is not RegistryException && IsTransient(exception))
        {
            throw new RegistryUnavailableException(registry, exception.Message.TrimEnd('.') + ".", exception);
        }
    }

    /// <summary>
    /// Runs an action that goes on where it was cut: it is tried again as long as every few attempts get it further, however often that is.
    /// </summary>
    /// <param name="registry">The registry, for messages.</param>
    /// <param name="action">The action.</param>
    /// <param name="reached">How far it is.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<T> ExecuteAsync<T>(string registry, Func<CancellationToken, Task<T>> action, Func<long> reached, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = reached();
            try
            {
                return await ExecuteAsync(registry, action, cancellationToken);
            }
            catch (RegistryException exception) when (reached() > before && (exception is RegistryUnavailableException || IsTransient(exception)))
            {
                // It got further: the next attempts are about the rest.
            }
        }
    }

    private bool IsTransient(Exception? exception) => exception switch
    {
        RegistryException { RetryAfter: { } wait } when wait > _maximumRetryAfter => false,
        RegistryException { Status: { } status } => ErrorReader.IsTransient(status),
        RegistryException => false,
        HttpRequestException { InnerException: AuthenticationException } => false,
        HttpRequestException or TimeoutException or HttpIOException => true,
        _ => exception is TransferCutException,
    };
}
