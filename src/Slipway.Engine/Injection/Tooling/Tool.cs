namespace Slipway.Engine;

/// <summary>
/// Runs a program and waits for it: <c>Docker($"build {folder} --tag {tag}")</c>. Values in braces are single arguments, whatever they contain; those written
/// <c>{password:r}</c> are masked in the output. When the build is cancelled, so is the program.
/// </summary>
/// <param name="arguments">The arguments.</param>
/// <param name="workingDirectory">Where it runs; the root when null.</param>
/// <param name="environmentVariables">Variables set beside the inherited ones.</param>
/// <param name="timeout">Milliseconds that it may take.</param>
/// <param name="logOutput">Whether its output is logged; yes when null.</param>
/// <param name="logInvocation">Whether the command line is logged; yes when null.</param>
/// <returns>What it wrote.</returns>
/// <exception cref="ToolNotFoundException">It is not installed.</exception>
/// <exception cref="ToolFailedException">It ended with another exit code than 0.</exception>
/// <exception cref="TimeoutException">It took too long.</exception>
public delegate IReadOnlyCollection<OutputLine> Tool(
    ArgumentStringHandler? arguments = null,
    string? workingDirectory = null,
    IReadOnlyDictionary<string, string>? environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null);
