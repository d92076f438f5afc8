namespace Slipway.Verification.Suites;

/// <summary>What a suite left as its report is none.</summary>
/// <param name="message">What was found and expected.</param>
/// <param name="inner">The parser's error, where there is one.</param>
public sealed class SuiteReportException(string message, Exception? inner = null) : Exception(message, inner);
