namespace Slipway.Release;

/// <summary>An action cannot be updated.</summary>
public sealed class ActionUpdateException : Exception
{
    /// <summary>Creates the exception.</summary>
    public ActionUpdateException(string message)
        : base(message)
    {
    }
}
