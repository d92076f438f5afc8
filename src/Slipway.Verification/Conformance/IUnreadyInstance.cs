namespace Slipway.Verification;

/// <summary>An instance of the gateway that cannot get ready. Disposing it removes it.</summary>
public interface IUnreadyInstance : IAsyncDisposable
{
    /// <summary>Where this instance, and no other, answers <c>/healthz</c> and <c>/readyz</c>.</summary>
    Uri Admin { get; }
}
