using System.Net;
using System.Net.Http.Headers;

namespace Slipway.GitHub;

/// <summary>Sends requests to the REST API: waits for rate limits, tries again what may succeed later.</summary>
internal sealed class GitHubApi : IDisposable
{
    private static readonly TimeSpan s_firstDelay = TimeSpan.FromSeconds(1);
    private readonly GitHubOptions _options;
    private readonly HttpClient _http;

    public GitHubApi(GitHubOptions options)
    {
        if (options.Api.Scheme != Uri.UriSchemeHttps && !options.Api.IsLoopback)
        {
            throw new ArgumentException($"{options.Api} is not encrypted: a token is not sent there.", nameof(options));
        }

        _options = options;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = options.Proxy is not null, Proxy = options.Proxy })
        {
            BaseAddress = new Uri($"{options.Api.ToString().TrimEnd('/')}/"),
            MaxResponseContentBufferSize = 32 * 1024 * 1024,
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("slipway", null));
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        _http.DefaultRequestHeaders.Add("X-GitHub-Api-Version", "2022-11-28");
        _http.DefaultRequestHeaders.Authorization = options.Token is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    /// <summary>Sends a request without a body.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">Relative to the API, without a slash before it; or the whole address of a next page.</param>
    /// <param name="expected">The statuses that are answers.</param>
    /// <param name="cancellationToken">Stops, also while waiting.</param>
    /// <exception cref="GitHubException">GitHub refuses, or does not answer.</exception>
    public async Task<GitHubAnswer> SendAsync(HttpMethod method, Uri path, IReadOnlyList<HttpStatusCode> expected, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            GitHubAnswer answer;
            try
            {
                answer = await SendOnceAsync(method, path, cancellationToken);
            }
            catch (HttpRequestException exception)
            {
                await WaitAsync(attempt, DelayOf(attempt), () => new GitHubException($"{_http.BaseAddress!.GetLeftPart(UriPartial.Authority)} does not answer: {exception.Message}", exception), cancellationToken);
                continue;
            }

            if (expected.Contains(answer.Status))
            {
                return answer;
            }

            var wait = RateLimit.Read(answer, _options.Clock.GetUtcNow()) ?? (answer.Status >= HttpStatusCode.InternalServerError ? DelayOf(attempt) : throw answer.ToException());
            await WaitAsync(attempt, wait, answer.ToException, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private static TimeSpan DelayOf(int attempt) => s_firstDelay * Math.Pow(2, attempt - 1);

    private async Task WaitAsync(int attempt, TimeSpan wait, Func<GitHubException> failure, CancellationToken cancellationToken)
    {
        if (attempt >= _options.MaximumAttempts)
        {
            throw failure();
        }

        if (wait > _options.MaximumWait)
        {
            var error = failure();
            throw new GitHubException($"{error.Message} It goes on at {_options.Clock.GetUtcNow() + wait:u}: run the command again then.", error) { Status = error.Status };
        }

        _options.Announce($"GitHub asks to wait: going on in {wait.TotalSeconds:0} s.");
        await Task.Delay(wait, _options.Clock, cancellationToken);
    }

    private async Task<GitHubAnswer> SendOnceAsync(HttpMethod method, Uri path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        using var response = await _http.SendAsync(request, cancellationToken);
        return new GitHubAnswer(method, request.RequestUri!, response.StatusCode, response.Headers, await response.Content.ReadAsByteArrayAsync(cancellationToken));
    }
}
