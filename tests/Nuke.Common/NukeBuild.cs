using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common;

public abstract class NukeBuild : INukeBuild
{
    public static AbsolutePath RootDirectory { get; }

    public static AbsolutePath TemporaryDirectory { get; }

    public static Verbosity Verbosity { get; set; }

    public static Host Host { get; set; }

    public static bool IsLocalBuild => !IsServerBuild;

    public static bool IsServerBuild { get; }

    public bool IsSuccessful { get; }

    public bool IsFailing { get; }

    public Partition Partition { get; }

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    Verbosity INukeBuild.Verbosity => Verbosity;

    Host INukeBuild.Host => Host;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;

    T INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression) => null;

    T INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression) => default;

    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() => 0;
}
