namespace Slipway.Engine;

/// <summary>How a person wants to see a build.</summary>
/// <param name="Verbosity">How much is printed.</param>
/// <param name="HasLogo">Whether a line at the beginning says who runs.</param>
/// <param name="Width">Asks the terminal for its width; null when it is none.</param>
/// <param name="HasLinks">Whether the terminal shows links.</param>
internal sealed record ViewOptions(Verbosity Verbosity, bool HasLogo = true, Func<int>? Width = null, bool HasLinks = false);
