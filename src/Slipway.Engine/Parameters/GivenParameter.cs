namespace Slipway.Engine;

/// <summary>A parameter with its value.</summary>
/// <param name="Option">As written on the command line, without dashes.</param>
/// <param name="Value">The value as it was given; masked when it is secret.</param>
/// <param name="Source">Where it was found, as a person would say it.</param>
internal sealed record GivenParameter(string Option, string Value, string Source);
