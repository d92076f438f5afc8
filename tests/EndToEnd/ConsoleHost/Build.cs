using Slipway.Engine;

namespace ConsoleHost;

/// <summary>A build that says everything that is hard to show. Its targets last long enough for the live table to be drawn several times.</summary>
internal sealed class Build : NukeBuild
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(150);

    [Parameter]
    [Secret]
    private readonly string? Token;

    private Target Compile => _ => _.Executes(async cancellationToken =>
    {
        for (var i = 0; i < 6; i++)
        {
            await Task.Delay(Moment, cancellationToken);
            Console.WriteLine($"  Project{i} -> /a/path/that/is/longer/than/most/terminals/are/wide/and/therefore/takes/two/lines/Project{i}.dll");
        }

        Console.WriteLine("/code/src/Program.cs(12,5): warning CA1303: Use a resource [/code/src/app.csproj]");
        Console.WriteLine("/code/src/Program.cs(12,5): warning CA1303: Use a resource [/code/src/app.csproj]");
    });

    private Target Wide => _ => _.Executes(async cancellationToken =>
    {
        for (var i = 0; i < 4; i++)
        {
            await Task.Delay(Moment, cancellationToken);
            Log.Information(string.Concat(Enumerable.Repeat("漢字", 30)));
        }
    });

    private Target Controls => _ => _.Executes(async cancellationToken =>
    {
        await Task.Delay(Moment, cancellationToken);
        Console.WriteLine("\e[32mgreen\e[0m\tand a tab");
        Log.Information("::set-output name=a::b ##vso[task.setvariable variable=a]b");
    });

    private Target Leak => _ => _.Executes(() => Log.Information("the token is {Token}", Token));

    private Target Left => _ => _.OnlyWhenStatic(() => false).Executes(() => { });

    private Target All => _ => _.DependsOn(Compile, Wide, Controls, Leak, Left).Executes(() => Log.Information("all done"));

    private Target Broken => _ => _.DependsOn(Leak).Executes(() => throw new InvalidOperationException($"refused {Token}"));

    private Target Forever => _ => _.Executes(async cancellationToken =>
    {
        while (true)
        {
            await Task.Delay(Moment, cancellationToken);
            Log.Information("tick");
        }
    });

    public static int Main() => Execute<Build>(build => build.All);
}
