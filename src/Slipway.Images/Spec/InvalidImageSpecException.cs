namespace Slipway.Images;

/// <summary>Specs cannot be built as they are written.</summary>
/// <param name="problems">All problems.</param>
public sealed class InvalidImageSpecException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>All problems, each a sentence.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
