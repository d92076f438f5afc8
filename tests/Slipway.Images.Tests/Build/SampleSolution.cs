using Slipway.Tools;

namespace Slipway.Images.Tests;

/// <summary>A small ASP.NET Core program with a library of its own and a package.</summary>
internal static class SampleSolution
{
    /// <summary>Writes the solution's sources.</summary>
    /// <returns>The program's folder.</returns>
    public static AbsolutePath Write(AbsolutePath folder)
    {
        Write(folder / "Greeting/Greeting.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="YamlDotNet" Version="16.3.0" /></ItemGroup>
            </Project>
            """);
        Write(folder / "Greeting/Greeting.cs", """
            namespace Greeting;

            public static class Greeter
            {
                public static string Greet() => new YamlDotNet.Serialization.SerializerBuilder().Build().Serialize(new { Greeting = "hello" });
            }
            """);
        Write(folder / "Hello/Hello.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Greeting/Greeting.csproj" /></ItemGroup>
            </Project>
            """);
        Write(folder / "Hello/Program.cs", """
            using System.Reflection;

            var app = WebApplication.CreateBuilder(args).Build();
            app.MapStaticAssets();
            app.MapGet("/healthz", () => "healthy");
            app.MapGet("/greeting", Greeting.Greeter.Greet);
            app.MapGet("/version", () => Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
            app.MapGet("/me", () => File.ReadAllLines("/proc/self/status").First(line => line.StartsWith("Uid:")));
            app.MapGet("/zone", () => TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").BaseUtcOffset.ToString());
            app.MapGet("/certificates", () =>
            {
                using var store = new System.Security.Cryptography.X509Certificates.X509Store(
                    System.Security.Cryptography.X509Certificates.StoreName.Root,
                    System.Security.Cryptography.X509Certificates.StoreLocation.LocalMachine,
                    System.Security.Cryptography.X509Certificates.OpenFlags.ReadOnly);
                return store.Certificates.Count;
            });
            app.MapGet("/resolve/{name}", async (string name) => (await System.Net.Dns.GetHostAddressesAsync(name)).Length);
            app.MapGet("/write", () => { File.WriteAllText(Path.Combine(Path.GetTempPath(), "x"), "x"); return "written"; });
            app.Run();
            """);
        Write(folder / "Hello/appsettings.json", "{}");
        Write(folder / "Hello/wwwroot/index.html", "<p>hello</p>");
        return folder / "Hello";
    }

    private static void Write(AbsolutePath file, string text)
    {
        file.Parent!.CreateDirectory();
        File.WriteAllText(file, text + "\n");
    }
}
