using System.Linq.Expressions;

namespace Slipway.Engine;

/// <summary>What every build has; components are interfaces that derive from it.</summary>
public interface INukeBuild
{
    /// <summary>The folder that holds <c>.nuke</c>.</summary>
    AbsolutePath RootDirectory { get; }

    /// <summary><c>.nuke/temp</c>: everything in it may be deleted at any time between builds.</summary>
    AbsolutePath TemporaryDirectory { get; }

    /// <summary>Where the build runs.</summary>
    Host Host { get; }

    /// <summary>How much is printed.</summary>
    Verbosity Verbosity { get; }

    /// <summary>Whether a person runs the build.</summary>
    bool IsLocalBuild { get; }

    /// <summary>Whether a CI system runs the build.</summary>
    bool IsServerBuild { get; }

    /// <summary>The part of the work that this build does.</summary>
    Partition Partition { get; }

    /// <summary>Whether a target failed or was given up; for the conditions of targets that are assured after a failure.</summary>
    bool IsFailing { get; }

    /// <summary>Whether every target has succeeded or was skipped.</summary>
    bool IsSuccessful { get; }

    /// <summary>The value of a component's parameter or injected member: <c>[Parameter] string? Registry => TryGetValue(() => Registry);</c>.</summary>
    /// <returns>The value; null when there is none.</returns>
    /// <exception cref="UsageException">The value cannot be had, or has the wrong type.</exception>
    T? TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class;

    /// <inheritdoc cref="TryGetValue{T}(Expression{Func{T}})"/>
    T? TryGetValue<T>(Expression<Func<object?>> parameterExpression);
}
