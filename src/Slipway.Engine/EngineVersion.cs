using System.Reflection;

namespace Slipway.Engine;

/// <summary>The version of this engine.</summary>
internal static class EngineVersion
{
    /// <summary>For instance <c>1.4.0</c>.</summary>
    public static string Text { get; } = typeof(EngineVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
