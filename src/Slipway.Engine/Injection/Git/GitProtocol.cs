namespace Slipway.Engine;

/// <summary>How a remote repository is reached.</summary>
public enum GitProtocol
{
    /// <summary>HTTPS, or HTTP.</summary>
    Https,

    /// <summary>SSH.</summary>
    Ssh,
}
