namespace Slipway.Engine;

/// <summary>The identifiers of project types that solution files use.</summary>
internal static class ProjectTypes
{
    /// <summary>A folder of the solution.</summary>
    public static readonly Guid Folder = new("2150E333-8FDC-42A3-9474-1A3956D46DE8");

    private static readonly Dictionary<string, Guid> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".csproj"] = new("9A19103F-16F7-4668-BE54-9A1E7A4F7556"),
        [".fsproj"] = new("6EC3EE1D-3C4E-46DD-8F32-0CC8E7565705"),
        [".vbproj"] = new("778DAE3C-4631-46EA-AA77-85C1314464D9"),
        [".vcxproj"] = new("8BC9CEB8-8B4A-11D0-8D11-00A0C91BC942"),
        [".esproj"] = new("54A90642-561A-4BB1-A94E-469ADEE60C69"),
        [".shproj"] = new("D954291E-2A0B-460D-934E-DC6B0785DB48"),
        [".sqlproj"] = new("00D1A9C2-B5F0-4AF3-8072-F6C62B433612"),
    };

    /// <summary>The type that a project file's extension stands for; empty when it is not known.</summary>
    public static Guid OfFile(string path) => ByExtension.GetValueOrDefault(Path.GetExtension(path));
}
