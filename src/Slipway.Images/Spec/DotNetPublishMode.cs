namespace Slipway.Images;

/// <summary>How a .NET program is published.</summary>
public enum DotNetPublishMode
{
    /// <summary>The program alone; the runtime is the base's. One publish serves all platforms.</summary>
    FrameworkDependent,

    /// <summary>The program with its own runtime beside it.</summary>
    SelfContained,

    /// <summary>The program and its own runtime in one file.</summary>
    SingleFile,

    /// <summary>Compiled ahead of time to one native file. The SDK needs a C compiler and linker for the platform.</summary>
    NativeAot,
}
