using System.Diagnostics;
using Slipway.Testing;

namespace EndToEnd.Bootstrap;

/// <summary>A small repository with this repository's build.sh and a fake dotnet, so that a run takes milliseconds and can be held anywhere.</summary>
internal sealed class ScratchRepository : IDisposable
{
    private readonly TempDirectory _temp = new();

    public ScratchRepository(Toolbox toolbox = Toolbox.Installed, string name = "a repository")
    {
        Root = _temp[name];
        Fake = _temp["fake"];
        Tools = toolbox.Create(_temp["tools"]);
        DotnetHome = _temp["sdk home"];
        Write("build/Build.csproj", "<Project/>");
        Write("build/Program.txt", "printf '[%s]' \"$text\" \"$@\"\n");
        Write("src/Slipway.Lib/Lib.txt", "text=one\n");
        Write("Directory.Build.props", "<Project/>");
        Write("global.json", """{ "sdk": { "version": "10.0.100" } }""");
        Directory.CreateDirectory(Fake);
        CopyExecutable("build.sh", System.IO.Path.Combine(Root, "build.sh"));
        InstallDotnet(DotnetHome);
    }

    public string Root { get; }

    /// <summary>The folder where the fake dotnet looks for orders and leaves its log.</summary>
    public string Fake { get; }

    public string Tools { get; }

    public string DotnetHome { get; }

    /// <summary>Variables of the next runs, over the few that every run gets.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>How often the build was compiled.</summary>
    public int Compilations => Log.Count(line => line == "build");

    public string[] Log => File.Exists(_temp["fake/log"]) ? File.ReadAllLines(_temp["fake/log"]) : [];

    public string[] Keys => [.. Directory.GetDirectories(Path(".nuke/temp/build")).Select(path => System.IO.Path.GetFileName(path)).Where(name => name.Length == 24)];

    public string Path(string relative) => System.IO.Path.Combine(Root, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.WriteAllText(Path(relative), text);
    }

    /// <summary>Orders the fake dotnet: the presence of some files changes what it does.</summary>
    public void Order(string name, string text = "") => File.WriteAllText(System.IO.Path.Combine(Fake, name), text);

    public void Revoke(string name) => File.Delete(System.IO.Path.Combine(Fake, name));

    public static void InstallDotnet(string home)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(home, "sdk", "10.0.100"));
        CopyExecutable("tests/EndToEnd/Bootstrap/fake-dotnet.sh", System.IO.Path.Combine(home, "dotnet"));
    }

    public Run Start(params string[] arguments) => Start([Path("build.sh"), .. arguments], Root);

    public Run Start(string[] command, string folder)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = $"{DotnetHome}:{Tools}";
        start.Environment["HOME"] = _temp.Path;
        start.Environment["FAKE"] = Fake;
        foreach (var (key, value) in Environment)
        {
            start.Environment[key] = value;
        }

        return new Run(Process.Start(start)!);
    }

    public Task<Finished> RunAsync(params string[] arguments) => Start(arguments).FinishAsync();

    public void Dispose() => _temp.Dispose();

    private static void CopyExecutable(string source, string target)
    {
        File.Copy(System.IO.Path.Combine(Golden.RepositoryRoot, source), target);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
