namespace Slipway.Tools;

/// <summary>Where a tool wrote a line.</summary>
public enum OutputStream
{
    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Error,
}
