using System.Diagnostics.CodeAnalysis;

namespace Slipway.Release;

/// <summary>The one place of this project that reads the environment; everything else is given values.</summary>
[SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The one home of the environment in this project.")]
internal static class ProcessEnvironment
{
    /// <summary><c>SOURCE_DATE_EPOCH</c>.</summary>
    public static string? SourceDateEpoch => Variable("SOURCE_DATE_EPOCH");

    /// <summary>The name of the user who runs the build; null when the system does not say.</summary>
    public static string? User => Variable("USER") ?? Variable("USERNAME");

    /// <summary>A variable's value; null when it is not set.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
