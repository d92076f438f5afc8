namespace Slipway.Verification;

/// <summary>Something that was done so that the release could be looked at, such as a pull or an installation.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Outcome">Whether it worked.</param>
/// <param name="Message">Why not, in one sentence.</param>
public sealed record VerificationStep(string Name, TimeSpan Duration, CheckOutcome Outcome, string? Message = null);
