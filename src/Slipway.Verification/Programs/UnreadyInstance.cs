namespace Slipway.Verification;

/// <summary>A proxy that finds no controller. It gets requests as soon as it calls itself ready, as a pod would.</summary>
/// <param name="service">The service that it belongs to.</param>
/// <param name="program">It.</param>
/// <param name="admin">Where it answers <c>/healthz</c>.</param>
internal sealed class UnreadyInstance(ProgramService service, RunningProgram program, Uri admin) : IUnreadyInstance
{
    /// <inheritdoc/>
    public Uri Admin => admin;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await service.EndAsync(program, running => running.KillAsync());
}
