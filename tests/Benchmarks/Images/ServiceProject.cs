using Slipway.Oci;
using Slipway.Testing;

namespace Benchmarks.Images;

/// <summary>A self-contained service: 82.6 MB of publish output, nearly all of it the runtime.</summary>
internal sealed class ServiceProject(TempDirectory folder)
{
    private int _change;

    /// <summary>The project's folder.</summary>
    public string Folder => folder["service"];

    /// <summary>The folder with the Dockerfile; the publish output is below it.</summary>
    public string Context => folder["context"];

    /// <summary>The publish output.</summary>
    public string Output => folder["context/app"];

    public static async Task<ServiceProject> PublishAsync(TempDirectory folder, string baseImage)
    {
        var project = new ServiceProject(folder);
        folder.Write("service/Service.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>true</SelfContained><InvariantGlobalization>true</InvariantGlobalization>
              </PropertyGroup>
            </Project>
            """);
        folder.Write("service/Service.cs", "System.Console.WriteLine(\"hello\");");
        folder.Write("context/Dockerfile", $"FROM {baseImage}\nCOPY app /app\nWORKDIR /app\nENTRYPOINT [\"/app/Service\"]\n");
        await Command.RunAsync(project.Folder, "dotnet", "publish", "-c", "Release", "-v", "q", "-nologo", "-o", project.Output);
        return project;
    }

    /// <summary>What a commit changes: the service's own assembly.</summary>
    public void ChangeService() => Append("Service.dll");

    /// <summary>What a new runtime changes.</summary>
    public void ChangeRuntime() => Append("System.Private.CoreLib.dll");

    /// <summary>The entries of the two layers that our build makes: what packages bring, and the service itself.</summary>
    public ILookup<bool, TarEntry> Entries() => TarEntries.FromDirectory(Output, "app").Where(entry => entry.Kind == TarEntryKind.File)
        .ToLookup(entry => entry.Path.StartsWith("app/Service", StringComparison.Ordinal));

    private void Append(string file) => File.AppendAllText(Path.Combine(Output, file), $"{_change++:000000}");
}
