using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Slipway.Registry;

/// <summary>The uploads that are on their way. They live as long as the process: after a restart clients begin anew.</summary>
internal sealed class UploadSessions(RegistryStorage storage, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan s_idle = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, UploadSession> _sessions = new(StringComparer.Ordinal);

    public UploadSession Start(string repository)
    {
        DropAbandoned();
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var session = new UploadSession(id, repository, storage.Blobs.Create(), clock);
        _sessions[id] = session;
        return session;
    }

    /// <summary>The upload, which no other request uses until it is left again.</summary>
    public async Task<UploadSession> EnterAsync(string repository, string id, CancellationToken cancellationToken)
    {
        if (_sessions.TryGetValue(id, out var session) && session.Repository == repository)
        {
            await session.EnterAsync(cancellationToken);

            // It may have ended while this request waited.
            if (_sessions.ContainsKey(id))
            {
                return session;
            }

            session.Leave();
        }

        throw new ProtocolException(StatusCodes.Status404NotFound, "BLOB_UPLOAD_UNKNOWN", $"There is no upload '{id}' to {repository}: it ended, or the registry was started again. Begin anew.");
    }

    /// <summary>Forgets an upload, finished or not; what was not given a name is deleted.</summary>
    public void End(UploadSession session)
    {
        if (_sessions.TryRemove(session.Id, out _))
        {
            session.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
        {
            End(session);
        }
    }

    private void DropAbandoned()
    {
        foreach (var session in _sessions.Values.Where(s => clock.GetUtcNow() - s.LastUsed > s_idle))
        {
            End(session);
        }
    }
}
