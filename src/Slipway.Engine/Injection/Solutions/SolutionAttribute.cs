using System.Reflection;

namespace Slipway.Engine;

/// <summary>
/// Injects a <see cref="Solution"/>: the one that the parameter of the member's name gives (<c>--solution</c>), else the attribute's path, else the only
/// solution file in the root.
/// </summary>
/// <param name="relativePath">The path relative to the root.</param>
public sealed class SolutionAttribute(string? relativePath = null) : ParameterAttribute("Solution file")
{
    /// <summary>The path relative to the root; null when none was given.</summary>
    public string? RelativePath { get; } = relativePath;

    /// <inheritdoc/>
    public override int Priority => 0;

    internal override Type TextType => typeof(AbsolutePath);

    /// <inheritdoc/>
    public override object? GetValue(MemberInfo member, object instance)
    {
        var root = NukeBuild.RootDirectory;
        var given = base.GetValue(member, instance) as AbsolutePath ?? (RelativePath is null ? null : root / RelativePath);
        return given is null ? OnlyOne(root, member) : given.FileExists() ? Injected(given, member) : throw new UsageException($"there is no file {given}.");
    }

    private static Solution? OnlyOne(AbsolutePath root, MemberInfo member)
    {
        var files = Directory.EnumerateFiles(root, "*.sln*").Where(IsSolution).Order(StringComparer.Ordinal).ToList();
        var option = ParameterMember.DisplayName(member);
        return files switch
        {
            [var file] => Injected(file, member),
            [] when InjectedMember.RequiresValue(member) => throw new UsageException($"there is no solution (*.sln, *.slnx) in {root}: add one, or pass {option}."),
            [] => null,
            _ => throw new UsageException($"there are several solutions in {root} ({string.Join(", ", files.Select(Path.GetFileName))}): pass {option}, or name one as [Solution(\"path\")]."),
        };
    }

    private static bool IsSolution(string file) => Path.GetExtension(file).ToLowerInvariant() is ".sln" or ".slnx";

    private static Solution Injected(AbsolutePath file, MemberInfo member) => Solution.Injected(file, InjectedMember.DisplayName(member));
}
