using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>The shared .NET runtime of this machine that fits a program.</summary>
/// <param name="DotNetRoot">The folder with <c>dotnet</c>, <c>host</c> and <c>shared</c>.</param>
/// <param name="HostResolver">The folder of <c>libhostfxr.so</c>.</param>
/// <param name="Frameworks">The folders of the shared frameworks.</param>
internal sealed record HostRuntime(AbsolutePath DotNetRoot, AbsolutePath HostResolver, IReadOnlyList<AbsolutePath> Frameworks)
{
    /// <summary>Where .NET is in the image, as in Microsoft's images.</summary>
    public const string Target = "usr/share/dotnet";

    private const string CoreFramework = "Microsoft.NETCore.App";
    private const string WebFramework = "Microsoft.AspNetCore.App";

    /// <summary>The runtime's version, for instance <c>10.0.1</c>.</summary>
    public string Version => FrameworkVersion(CoreFramework)!;

    /// <summary>The runtime's release channel, for instance <c>10.0</c>: one base for each is kept.</summary>
    public string Channel => string.Join('.', Version.Split('.').Take(2));

    /// <summary>ASP.NET Core's version; null when it is not installed.</summary>
    public string? WebVersion => FrameworkVersion(WebFramework);

    /// <summary>Finds the newest patch of each framework. ASP.NET Core is always taken where it is, so that programs with and without it share one base.</summary>
    /// <exception cref="ImageBuildException">A framework is missing; the message names what there is.</exception>
    public static HostRuntime Find(AbsolutePath dotNetRoot, IReadOnlyList<SharedFramework> needed)
    {
        var newest = needed.Max(framework => framework.Version)!;
        var names = needed.Select(framework => framework.Name).Prepend(CoreFramework).Distinct(StringComparer.Ordinal);
        var folders = names.Select(name => FindFramework(dotNetRoot, name, newest) ?? throw Missing(dotNetRoot, name, newest)).ToList();
        if (FindFramework(dotNetRoot, WebFramework, newest) is { } web && !folders.Contains(web))
        {
            folders.Add(web);
        }

        var resolver = Newest(dotNetRoot / "host" / "fxr", _ => true)
            ?? throw new ImageBuildException($"No base can be made from this machine's .NET in '{dotNetRoot}': it has no host/fxr. Name a base that can be reached with --base-image.");
        return new HostRuntime(dotNetRoot, resolver, [.. folders.Order()]);
    }

    /// <summary>The files of the runtime.</summary>
    public IEnumerable<AbsolutePath> Files() =>
        new[] { DotNetRoot / "dotnet", DotNetRoot / "LICENSE.txt", DotNetRoot / "ThirdPartyNotices.txt" }
            .Where(file => file.FileExists())
            .Concat(Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Select(AbsolutePath.Parse));

    /// <summary>The folders of the runtime.</summary>
    public IEnumerable<AbsolutePath> Folders() => Frameworks.Prepend(HostResolver);

    /// <summary>The entries of the runtime's layer.</summary>
    public IReadOnlyList<TarEntry> Entries() =>
    [
        .. Files().Select(file => ContentMode.Apply(TarEntry.File($"{Target}/{DotNetRoot.GetRelativePathTo(file)}", file))),
        TarEntry.SymbolicLink("usr/bin/dotnet", "../share/dotnet/dotnet"),
    ];

    private string? FrameworkVersion(string name) => Frameworks.FirstOrDefault(folder => folder.Parent!.Name == name)?.Name;

    private static AbsolutePath? FindFramework(AbsolutePath dotNetRoot, string name, Version needed) =>
        Newest(dotNetRoot / "shared" / name, version => version.Major == needed.Major && version.Minor == needed.Minor && version >= needed);

    private static AbsolutePath? Newest(AbsolutePath folder, Func<Version, bool> fits) =>
        Versions(folder).Where(candidate => fits(candidate.Version)).OrderBy(candidate => candidate.Version).ThenBy(candidate => candidate.Folder).LastOrDefault().Folder;

    private static IEnumerable<(AbsolutePath Folder, Version Version)> Versions(AbsolutePath folder) =>
        from path in folder.DirectoryExists() ? Directory.GetDirectories(folder) : []
        let version = SharedFramework.TryParseVersion(Path.GetFileName(path))
        where version is not null
        select (AbsolutePath.Parse(path), version);

    private static ImageBuildException Missing(AbsolutePath dotNetRoot, string name, Version needed)
    {
        var found = Versions(dotNetRoot / "shared" / name).OrderBy(candidate => candidate.Version).Select(candidate => candidate.Folder.Name).ToList();
        return new ImageBuildException(
            $"No base can be made from this machine's .NET in '{dotNetRoot}': the program needs {name} {needed.Major}.{needed.Minor} ({needed} or newer), "
            + $"found {(found.Count == 0 ? "none" : string.Join(", ", found))}. Install that runtime, or name a base that can be reached with --base-image.");
    }
}
