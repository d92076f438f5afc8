namespace Slipway.Release;

/// <summary>The <c>bin</c> and <c>obj</c> folders of projects.</summary>
internal static class BuildOutput
{
    private static readonly string[] Names = ["bin", "obj"];

    /// <summary>Every <c>bin</c> and <c>obj</c> that lies beside a project file below the roots.</summary>
    public static IReadOnlyList<AbsolutePath> Find(params IReadOnlyList<AbsolutePath> roots) =>
    [
        .. from root in roots
           where root.DirectoryExists()
           from project in Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)
           from name in Names
           let folder = AbsolutePath.Parse(project).Parent! / name
           where folder.DirectoryExists()
           select folder,
    ];
}
