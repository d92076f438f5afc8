using System.Diagnostics;
using System.Text.RegularExpressions;
using Slipway.Tools;

namespace Slipway.Verification.Tests.Local;

/// <summary>An image with nothing but a shell and its libraries, taken from this machine, and a script as its program.</summary>
internal static partial class ShellImage
{
    /// <summary>Writes it.</summary>
    /// <param name="root">Where its files go.</param>
    /// <param name="script">What the program does.</param>
    public static ImageFiles Write(AbsolutePath root, string script)
    {
        using var ldd = Process.Start(new ProcessStartInfo("ldd", ["/bin/sh"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        foreach (var library in Libraries().Matches(ldd.StandardOutput.ReadToEnd()).Select(match => match.Value).Append("/bin/sh"))
        {
            var target = root / library[1..];
            target.Parent!.CreateDirectory();
            File.Copy(library, target);
        }

        (root / "app").CreateDirectory();
        File.WriteAllText(root / "app" / "program", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(root / "app" / "program", (UnixFileMode)0b111_101_101);
        return new()
        {
            Name = "proxy",
            Root = root,
            Command = ["program"],
            Environment = ["PATH=/app:/bin", "GREETING=hello"],
            WorkingDirectory = "/app",
            User = "10101:10101",
            PathOf = path => root / path.TrimStart('/'),
        };
    }

    [GeneratedRegex(@"/\S+", RegexOptions.None, 1000)]
    private static partial Regex Libraries();
}
