using System.Runtime.Versioning;

// The tests here start shell scripts; build.ps1 has tests of its own.
[assembly: UnsupportedOSPlatform("windows")]

namespace EndToEnd.Bootstrap;

/// <summary>Whose find, stat, sort… a run finds on PATH.</summary>
public enum Toolbox
{
    Installed,
    Busybox,
    Bsd,
}

internal static class Toolboxes
{
    // All that build.sh may use; a run sees no other program, in particular no installed dotnet.
    private static readonly string[] Names =
        ["bash", "cat", "cp", "curl", "cut", "dirname", "env", "find", "grep", "head", "kill", "ls", "mkdir", "mv", "ps", "readlink", "rm", "sed", "sha256sum", "sleep", "sort", "stat", "tail", "touch", "tr", "wget"];

    private static readonly string[] NotInBusybox = ["bash", "curl"];

    /// <summary>Makes the folder with links to the tools.</summary>
    public static string Create(this Toolbox toolbox, string folder)
    {
        Directory.CreateDirectory(folder);
        var busybox = Find("busybox");
        Assert.SkipWhen(toolbox == Toolbox.Busybox && busybox is null, "busybox is not installed (apt-get install busybox).");
        foreach (var name in Names)
        {
            var target = toolbox == Toolbox.Busybox && !NotInBusybox.Contains(name) ? busybox : Find(name);
            if (target is not null)
            {
                File.CreateSymbolicLink(Path.Combine(folder, name), target);
            }
        }

        if (toolbox == Toolbox.Bsd)
        {
            ReplaceByBsd(folder);
        }

        return folder;
    }

    public static string? Find(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>A program of our own in the place of a tool.</summary>
    public static void Replace(string file, string script)
    {
        File.Delete(file);
        File.WriteAllText(file, script);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    // macOS: stat takes -f and another format, there is no sha256sum but shasum.
    private static void ReplaceByBsd(string folder)
    {
        var stat = Find("stat");
        Replace(Path.Combine(folder, "stat"), $$"""
            #!/usr/bin/env bash
            link=
            if [ "$1" = -L ]; then link=-L; shift; fi
            if [ "$1" != -f ]; then echo 'stat: illegal option' >&2; exit 1; fi
            format=$2; shift 2
            format=${format//%Fc/%.9Z}; format=${format//%Fm/%.9Y}; format=${format//%z/%s}; format=${format//%N/%n}
            exec {{stat}} $link -c "$format" "$@"
            """);
        Replace(Path.Combine(folder, "shasum"), $"#!/usr/bin/env bash\n[ \"$1 $2\" = '-a 256' ] || exit 1\nshift 2\nexec {Find("sha256sum")} \"$@\"\n");
        File.Delete(Path.Combine(folder, "sha256sum"));
    }
}
