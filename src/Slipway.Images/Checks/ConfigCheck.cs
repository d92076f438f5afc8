using System.Globalization;
using Slipway.Oci;

namespace Slipway.Images;

/// <summary>Holds how an image is run to its spec.</summary>
internal sealed class ConfigCheck(ImageSpec spec)
{
    /// <summary>Everything that is wrong, each a sentence without the image's name.</summary>
    public IEnumerable<string> FindProblems(ContainerConfig config) =>
    [
        .. spec.Content is Dockerfile && !spec.HasOwnUser ? AnyUser(config.User) : TheUser(config.User),
        .. spec.Ports
            .Where(port => config.ExposedPorts?.Contains(string.Create(CultureInfo.InvariantCulture, $"{port}/tcp")) != true)
            .Select(port => $"the port {port} is not exposed."),
        .. spec.Content is Dockerfile && spec.Entrypoint is { } expected && !expected.SequenceEqual(config.Entrypoint ?? [])
            ? [$"its entrypoint is '{string.Join(' ', config.Entrypoint ?? [])}', '{string.Join(' ', expected)}' was expected."]
            : Array.Empty<string>(),
    ];

    private IEnumerable<string> TheUser(string? user)
    {
        var number = spec.User.ToString(CultureInfo.InvariantCulture);
        return user == $"{number}:{number}" || (user == number && spec.Content is Dockerfile) ? [] : [$"it runs as '{user}', '{number}:{number}' was expected."];
    }

    // Kubernetes refuses to run a name where it must not be root: only a number tells.
    private IEnumerable<string> AnyUser(string? user)
    {
        var isNumber = int.TryParse((user ?? "").Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return spec.Rules.AllowRoot || (isNumber && number > 0)
            ? []
            : [$"it runs as {(string.IsNullOrEmpty(user) ? "root" : $"'{user}'")}, a numbered user other than root was expected: write 'USER {ImageSpec.DefaultUser}' into the Dockerfile, or set Rules.AllowRoot."];
    }
}
