using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>The base of every build: <c>class Build : NukeBuild</c> with <c>Main</c> returning <see cref="Execute{T}"/>.</summary>
public abstract class NukeBuild : INukeBuild
{
    internal BuildRun? Run { get; set; }

    /// <summary>The folder that holds <c>.nuke</c>: above the build program, else above the working directory; <c>--root</c> overrides.</summary>
    /// <exception cref="UsageException">There is no such folder.</exception>
    public static AbsolutePath RootDirectory => BuildRoot.Current;

    /// <summary><c>.nuke/temp</c> in the root.</summary>
    public static AbsolutePath TemporaryDirectory => RootDirectory / ".nuke" / "temp";

    /// <inheritdoc/>
    public Host Host => Run?.Host ?? new LocalHost();

    /// <inheritdoc/>
    public Verbosity Verbosity => Run?.Verbosity ?? Verbosity.Normal;

    /// <summary>Whether a person runs the build.</summary>
    public bool IsLocalBuild => !IsServerBuild;

    /// <summary>Whether a CI system runs the build.</summary>
    public bool IsServerBuild => Host is not LocalHost;

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    /// <inheritdoc/>
    public T? TryGetValue<T>(Expression<Func<T?>> parameterExpression)
        where T : class => (T?)Run?.Values.Find(Parameter(parameterExpression.Body));

    /// <inheritdoc/>
    public T? TryGetValue<T>(Expression<Func<object?>> parameterExpression) => Run?.Values.Find(Parameter(parameterExpression.Body)) is { } value ? (T)value : default;

    /// <summary>Runs the build that the command line asks for.</summary>
    /// <typeparam name="T">The build class.</typeparam>
    /// <param name="defaultTargets">The targets that run when none is named.</param>
    /// <returns>0 when everything succeeded; 1 when a target failed; 2 when the command line, a parameter or the build definition is wrong; 130 when cancelled.</returns>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "This is the entry point: the one place that hands arguments, environment and streams to everything else.")]
    protected static int Execute<T>(params Func<T, Target>[] defaultTargets)
        where T : NukeBuild, new() =>
        new BuildProgram(
            Environment.GetCommandLineArgs()[1..],
            Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal),
            Console.Out,
            !Console.IsOutputRedirected)
        .Run(defaultTargets);

    private static ParameterMember Parameter(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert } conversion => Parameter(conversion.Operand),
        MemberExpression { Member: PropertyInfo or FieldInfo } access when ParameterMember.Of(access.Member) is { } parameter => parameter,
        _ => throw new UsageException($"TryGetValue(() => {expression}) names no member with [Parameter]."),
    };
}
