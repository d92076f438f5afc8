using System.Collections.Concurrent;
using System.Reflection;

namespace Slipway.Engine;

/// <summary>Gives the members of one build their values.</summary>
internal sealed class Injector
{
    // Targets run at once and may ask for the same member.
    private readonly ConcurrentDictionary<MemberInfo, Lazy<object?>> _values = [];

    /// <summary>Sets the fields and properties of the build class.</summary>
    /// <param name="build">The build.</param>
    /// <param name="isLenient">Whether members that cannot get their value are left without: when the build is only described.</param>
    /// <exception cref="UsageException">Values cannot be had; every problem is reported.</exception>
    public static void Inject(NukeBuild build, bool isLenient)
    {
        List<string> problems = [];
        foreach (var member in InjectedMember.Discover(build.GetType()))
        {
            try
            {
                if (member.GetValue(build) is { } value)
                {
                    member.Set(build, value);
                }
            }
            catch (UsageException error)
            {
                problems.AddRange(error.Problems);
            }
        }

        if (problems.Count > 0 && !isLenient)
        {
            throw new UsageException(problems);
        }
    }

    /// <summary>The value of a member that reads it with <c>TryGetValue</c>; it is found once.</summary>
    /// <exception cref="UsageException">It cannot be had; the message names the member.</exception>
    public object? Find(InjectedMember member, NukeBuild build) => member.Attribute is ParameterAttribute { TextType: null }
        ? member.GetValue(build)
        : _values.GetOrAdd(member.Member, _ => new Lazy<object?>(() => member.GetValue(build))).Value;
}
