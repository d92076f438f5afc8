using Slipway.Oci;
using Slipway.Registry;

namespace Slipway.Release;

/// <summary>
/// One publisher of a version at a time: an artefact under the tag <c>lease-{version}</c> that its owner renews. Registries have no compare-and-set, so the last
/// one who writes has it: a publisher writes only where no living lease is, waits, reads again and gives way when another one wrote later. A writer that was
/// held up for longer than that wait between reading and writing can still take a lease away: the owner sees it before its next step, and stops.
/// The lease keeps publishers from confusing people; what keeps a release whole is that every step is by digest, and the same whoever does it.
/// Times are compared by the clocks of the machines, which must agree within <see cref="LeaseTimes.Lifetime"/>.
/// </summary>
internal sealed class PublishLease(RegistryClient client, Reference tag, LeaseOwner owner, LeaseTimes times, TimeProvider clock) : IDisposable
{
    /// <summary>What the tag of every lease starts with.</summary>
    public const string TagPrefix = "lease-";

    private static readonly TimeSpan s_releaseTimeout = TimeSpan.FromSeconds(10);

    // A look at the tag and what it is compared with belong together.
    private readonly SemaphoreSlim _tag = new(1);
    private Digest? _written;
    private DateTimeOffset _expires;

    /// <summary>Does work while the lease is held; it is given back whatever happens.</summary>
    /// <param name="what">What is published, for messages.</param>
    /// <param name="work">The work; its token also ends when the lease is lost.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="LeaseHeldException">Another publisher has it.</exception>
    /// <exception cref="LeaseLostException">Another publisher took it.</exception>
    public async Task HoldAsync(string what, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        await AcquireAsync(what, cancellationToken);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(working.Token);
        var renewing = RenewAsync(working.CancelAsync, ended.Token);
        try
        {
            await work(working.Token);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // It ends with the reason.
            await renewing;
            throw;
        }
        finally
        {
            await ended.CancelAsync();
            await renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ReleaseAsync();
        }
    }

    /// <summary>Makes sure, before a step, that the lease is still this publisher's.</summary>
    /// <exception cref="LeaseLostException">It is not.</exception>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        using var _ = await LockAsync(cancellationToken);
        if ((await client.ResolveAsync(tag, cancellationToken))?.Digest != _written)
        {
            _written = null;
            throw new LeaseLostException($"{tag} was taken by another publisher, and this one stops. What it did is valid, and the other one goes on from there.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tag.Dispose();

    private async Task AcquireAsync(string what, CancellationToken cancellationToken)
    {
        await RefuseIfHeldAsync();
        await WriteAsync(cancellationToken);
        await Task.Delay(times.Settling, clock, cancellationToken);
        await RefuseIfHeldAsync();
        await ConfirmAsync(cancellationToken);

        async Task RefuseIfHeldAsync()
        {
            var lease = Lease.Read(await client.GetManifestAsync(tag, cancellationToken));
            if (lease is not null && lease.Owner != owner && lease.Expires > clock.GetUtcNow() && !owner.Succeeds(lease.Owner))
            {
                throw new LeaseHeldException(what, lease, clock.GetUtcNow());
            }
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var _ = await LockAsync(cancellationToken);
        var expires = clock.GetUtcNow() + times.Lifetime;
        var artifact = new Lease(owner, expires).ToArtifact();
        await client.PushAsync(artifact, artifact.Root, tag, new() { TagConflicts = TagConflictPolicy.Move }, cancellationToken);
        (_written, _expires) = (artifact.Root.Digest, expires);
    }

    private async Task RenewAsync(Func<Task> stopWork, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(times.Renewal, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                await ConfirmAsync(cancellationToken);
                await WriteAsync(cancellationToken);
            }
            catch (RegistryException) when (clock.GetUtcNow() < _expires)
            {
                // The lease still stands: the next time may do.
            }
            catch (Exception error) when (error is LeaseLostException or RegistryException)
            {
                await stopWork();
                throw;
            }
        }
    }

    // Registries that delete nothing keep a lease that has expired.
    private async Task ReleaseAsync()
    {
        if (_written is not { } written)
        {
            return;
        }

        using var limit = new CancellationTokenSource(s_releaseTimeout, clock);
        try
        {
            if ((await client.ResolveAsync(tag, limit.Token))?.Digest == written && !await TryDeleteAsync(written, limit.Token))
            {
                var released = new Lease(owner, DateTimeOffset.UnixEpoch).ToArtifact();
                await client.PushAsync(released, released.Root, tag, new() { TagConflicts = TagConflictPolicy.Move }, limit.Token);
            }
        }
        catch (Exception error) when (error is RegistryException or OperationCanceledException)
        {
            Log.Warning("{Problem}", $"{tag} could not be given back ({error.Message}); it expires by itself at {_expires.UtcDateTime:HH:mm:ss} UTC.");
        }
    }

    private async Task<bool> TryDeleteAsync(Digest digest, CancellationToken cancellationToken)
    {
        try
        {
            return await client.DeleteAsync(tag.WithDigest(digest), cancellationToken);
        }
        catch (RegistryException)
        {
            return false;
        }
    }

    private async Task<Held> LockAsync(CancellationToken cancellationToken)
    {
        await _tag.WaitAsync(cancellationToken);
        return new(_tag);
    }

    private readonly struct Held(SemaphoreSlim tag) : IDisposable
    {
        public void Dispose() => tag.Release();
    }
}
