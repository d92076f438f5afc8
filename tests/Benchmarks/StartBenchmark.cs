using Slipway.Testing;

namespace Benchmarks;

/// <summary>How long a warm <c>./build.sh</c> takes, against Cake and against a program that only says hello.</summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Runs = 11;
    private const int EditRuns = 7;
    private const double ToCake = 0.4;
    private const double OverFloor = 150;

    public string Name => "start";

    public string About => "a warm ./build.sh, against Cake and against a program that only says hello";

    public async Task<IReadOnlyList<Figure>> RunAsync(CancellationToken cancellationToken)
    {
        using var temp = new TempDirectory();
        var hello = await SetUpHelloAsync(temp);
        var slipway = await SetUpSlipwayAsync(temp);
        var cake = await SetUpCakeAsync(temp);
        Func<Task>[] works = [() => Command.RunAsync(temp["hello"], "dotnet", hello), () => Command.RunAsync(temp.Path, slipway, "Noop"), () => Command.RunAsync(temp.Path, slipway, "--help")];
        if (cake is not null)
        {
            works = [.. works, () => Command.RunAsync(temp["cake"], "dotnet", cake)];
        }

        var times = await Measure.MediansInTurnAsync(Runs, works);
        List<Figure> figures =
        [
            new("dotnet hello.dll (the floor)", times[0], "ms"),
            new("./build.sh Noop, warm", times[1], "ms"),
            new("./build.sh --help, warm", times[2], "ms"),
            new("Noop over the floor", times[1] - times[0], "ms", OverFloor),
            new("--help over the floor", times[2] - times[0], "ms", OverFloor),
        ];
        if (cake is not null)
        {
            figures.AddRange([new("Cake.Tool 7.0.0, warm, script cache", times[3], "ms"), new("Noop to Cake", times[1] / times[3], "x", ToCake), new("--help to Cake", times[2] / times[3], "x", ToCake)]);
        }

        return [.. figures, .. await EditAsync(temp, slipway)];
    }

    // After an edit the build may take as long as the compiler does, and a moment more.
    private static async Task<IReadOnlyList<Figure>> EditAsync(TempDirectory temp, string slipway)
    {
        var edit = 0;
        Func<string, Action> editor = file => () => File.AppendAllText(file, $"// {edit++}\n");
        var (editBuild, editPeer) = (editor(temp["slipway/build/Build.cs"]), editor(temp["peer/build/Build.cs"]));
        await Command.RunAsync(temp["peer"], "dotnet", "build", "build/Build.csproj", "-c", "Release", "-v", "q", "-nologo");
        var times = await Measure.MediansInTurnAsync(EditRuns, Edited(editBuild, () => Command.RunAsync(temp.Path, slipway, "Noop")), Edited(editPeer, () => Command.RunAsync(temp["peer"], "dotnet", "build", "build/Build.csproj", "-c", "Release", "-v", "q", "-nologo")));
        return [new("./build.sh Noop after an edit", times[0], "ms"), new("dotnet build after an edit", times[1], "ms"), new("edit over dotnet build", times[0] - times[1], "ms", OverFloor)];
    }

    private static Func<Task> Edited(Action edit, Func<Task> work) => () =>
    {
        edit();
        return work();
    };

    private static async Task<string> SetUpHelloAsync(TempDirectory temp)
    {
        temp.Write("hello/hello.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><InvariantGlobalization>true</InvariantGlobalization></PropertyGroup></Project>");
        temp.Write("hello/hello.cs", "System.Console.WriteLine(\"hello\");");
        await Command.RunAsync(temp["hello"], "dotnet", "build", "-c", "Release", "-v", "q", "-nologo");
        return temp["hello/bin/Release/net10.0/hello.dll"];
    }

    private static async Task<string> SetUpSlipwayAsync(TempDirectory temp)
    {
        foreach (var folder in new[] { "slipway", "peer" })
        {
            temp.Write($"{folder}/.nuke/parameters.json", "{}");
            temp.Write($"{folder}/global.json", await File.ReadAllTextAsync(Path.Combine(Golden.RepositoryRoot, "global.json")));
            temp.Write($"{folder}/build/Build.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>
                    <InvariantGlobalization>true</InvariantGlobalization><SatelliteResourceLanguages>en</SatelliteResourceLanguages>
                  </PropertyGroup>
                  <ItemGroup><ProjectReference Include="{Golden.RepositoryRoot}/src/Slipway.Engine/Slipway.Engine.csproj" /></ItemGroup>
                </Project>
                """);
            temp.Write($"{folder}/build/Build.cs", """
                using Slipway.Engine;

                class Build : NukeBuild
                {
                    public static int Main() => Execute<Build>(x => x.Noop);
                    Target Noop => _ => _.Description("Does nothing").Executes(() => { });
                    Target Compile => _ => _.DependsOn(Noop).Inputs(inputs => inputs.Files("src/**")).Executes(() => { });
                }

                """);
        }

        File.Copy(Path.Combine(Golden.RepositoryRoot, "build.sh"), temp["slipway/build.sh"]);
        await Command.RunAsync(temp.Path, temp["slipway/build.sh"], "Noop");
        return temp["slipway/build.sh"];
    }

    // Null where Cake cannot be had.
    private static async Task<string[]?> SetUpCakeAsync(TempDirectory temp)
    {
        temp.Write("cake/build.cake", "Task(\"Noop\").Does(() => { });\nRunTarget(Argument(\"target\", \"Noop\"));\n");
        try
        {
            await Command.RunAsync(temp["cake"], "dotnet", "tool", "install", "Cake.Tool", "--version", "7.0.0", "--tool-path", temp["cake/tools"]);
        }
        catch (InvalidOperationException exception)
        {
            await Console.Error.WriteLineAsync($"Without Cake: {exception.Message}");
            return null;
        }

        var program = Directory.GetFiles(temp["cake/tools"], "Cake.dll", SearchOption.AllDirectories)[0];
        string[] cake = [program, "build.cake", "--target=Noop", "--settings_enablescriptcache=true"];
        await Command.RunAsync(temp["cake"], "dotnet", cake);
        return cake;
    }
}
