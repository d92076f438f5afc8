namespace Slipway.Engine.Caching;

/// <summary>Folders of generated or foreign files, which a wildcard does not enter.</summary>
internal static class IgnoredFolders
{
    public static bool Contains(string parent, string name) => name switch
    {
        "bin" or "obj" or ".git" or "node_modules" => true,
        "artifacts" => parent.Length == 0,
        "temp" => parent == ".nuke/",

        // The run report is no product of any target.
        "report" => parent == "artifacts/",
        _ => false,
    };
}
