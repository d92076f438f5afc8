namespace Benchmarks;

/// <summary>A group of figures that are measured together, so that their ratios hold on a machine of any speed.</summary>
internal interface IBenchmark
{
    /// <summary>The name by which it is chosen on the command line.</summary>
    string Name { get; }

    /// <summary>What is measured, for the help.</summary>
    string About { get; }

    /// <summary>Measures.</summary>
    Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken);
}
