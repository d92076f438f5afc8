using Gateway.Hosting.Routing;
using Microsoft.Extensions.Primitives;

namespace Gateway.Proxy.Forwarding;

/// <summary>Applies a route's header rules.</summary>
internal static class HeaderRulesExtensions
{
    public static void Apply(this IHeaderDictionary headers, HeaderRules? rules)
    {
        if (rules is null)
        {
            return;
        }

        foreach (var name in rules.Remove)
        {
            headers.Remove(name);
        }

        foreach (var (name, value) in rules.Set)
        {
            headers[name] = value;
        }

        foreach (var (name, value) in rules.Add)
        {
            headers[name] = StringValues.Concat(headers[name], value);
        }
    }
}
