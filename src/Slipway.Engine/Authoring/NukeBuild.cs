using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>The base of every build: <c>class Build : NukeBuild</c> with <c>Main</c> returning <see cref="Execute{T}"/>.</summary>
public abstract class NukeBuild : INukeBuild
{
    /// <summary>The folder that holds <c>.nuke</c>: above the build program, else above the working directory; <c>--root</c> overrides.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static AbsolutePath RootDirectory => BuildContext.Current?.Root ?? BuildRoot.Default;

    /// <summary><c>.nuke/temp</c> in the root.</summary>
    public static AbsolutePath TemporaryDirectory => RootDirectory / ".nuke" / "temp";

    /// <summary>Where the build runs.</summary>
    public static Host Host => BuildContext.Current?.Host ?? LocalHost.Instance;

    /// <summary>How much is printed.</summary>
    public static Verbosity Verbosity => BuildContext.Current?.Options.Verbosity ?? Verbosity.Normal;

    /// <summary>Whether a person runs the build.</summary>
    public static bool IsLocalBuild => !IsServerBuild;

    /// <summary>Whether a CI system runs the build.</summary>
    public static bool IsServerBuild => Host is not LocalHost;

    /// <inheritdoc/>
    public Partition Partition => Context?.Options.Partition ?? Partition.Single;

    /// <inheritdoc/>
    public bool IsFailing => Planned.Any(target => target.Status is TargetStatus.Failed or TargetStatus.Cancelled or TargetStatus.NotRun);

    /// <inheritdoc/>
    public bool IsSuccessful => Planned.All(target => target.Status is TargetStatus.Succeeded or TargetStatus.UpToDate or TargetStatus.Skipped);

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    Host INukeBuild.Host => Host;

    Verbosity INukeBuild.Verbosity => Verbosity;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;

    /// <summary>The run that the build was constructed in; null outside of any.</summary>
    internal BuildContext? Context { get; } = BuildContext.Current;

    private IReadOnlyList<ExecutableTarget> Planned => Context?.Plan ?? [];

    [SuppressMessage("Design", "CA1033:Interface methods should be callable by child types", Justification = "As in NUKE: only components need it, and they see it.")]
    T? INukeBuild.TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class => (T?)Find(parameterExpression.Body);

    [SuppressMessage("Design", "CA1033:Interface methods should be callable by child types", Justification = "As in NUKE: only components need it, and they see it.")]
    T? INukeBuild.TryGetValue<T>(Expression<Func<object?>> parameterExpression)
        where T : default => Find(parameterExpression.Body) is { } value ? (T)value : default;

    /// <summary>Runs the build that the command line asks for.</summary>
    /// <typeparam name="T">The build class.</typeparam>
    /// <param name="defaultTargets">The targets that run when none is named.</param>
    /// <returns>0 when everything succeeded; 1 when a target failed; 2 when the command line, a parameter or the build definition is wrong; 130 when cancelled.</returns>
    protected static int Execute<T>(params Func<T, Target>[] defaultTargets)
        where T : NukeBuild, new()
    {
        using var process = BuildProcess.Enter();
        return new BuildProgram(process).Run(defaultTargets);
    }

    private object? Find(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } conversion => Find(conversion.Operand),
        MemberExpression { Member: PropertyInfo or FieldInfo } access when InjectedMember.Of(access.Member) is { } member => Context?.Injector.Find(member, this),
        _ => throw new UsageException($"TryGetValue(() => {expression}) names no member with [Parameter] or another attribute that gives values."),
    };
}
