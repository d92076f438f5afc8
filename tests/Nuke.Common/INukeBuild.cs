using System.Linq.Expressions;
using Nuke.Common.CI;
using Nuke.Common.IO;

namespace Nuke.Common;

public interface INukeBuild
{
    bool IsSuccessful { get; }

    bool IsFailing { get; }

    AbsolutePath RootDirectory { get; }

    AbsolutePath TemporaryDirectory { get; }

    Verbosity Verbosity { get; }

    Host Host { get; }

    bool IsLocalBuild { get; }

    bool IsServerBuild { get; }

    Partition Partition { get; }

    T TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class;

    T TryGetValue<T>(Expression<Func<object>> parameterExpression);
}
