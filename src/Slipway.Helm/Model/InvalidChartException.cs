namespace Slipway.Helm;

/// <summary>A chart cannot be read, edited or packed. All its problems are named.</summary>
public sealed class InvalidChartException : Exception
{
    /// <summary>The problems of the chart at <paramref name="chart"/>.</summary>
    public InvalidChartException(string chart, IReadOnlyList<string> problems)
        : base(problems.Count == 1 ? $"The chart {chart} is invalid: {problems[0]}" : $"The chart {chart} is invalid:\n{string.Join('\n', problems.Select(problem => $"- {problem}"))}")
    {
        Chart = chart;
        Problems = problems;
    }

    /// <summary>The chart's directory or archive.</summary>
    public string Chart { get; }

    /// <summary>A sentence each, beginning with file, line and column where there are any.</summary>
    public IReadOnlyList<string> Problems { get; }
}
