using System.Text.RegularExpressions;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Finds the shared libraries that programs load, by asking the machine's own loader (<c>ldd</c>).</summary>
internal sealed partial class LibraryResolver(IToolRunner tools)
{
    /// <summary>The paths of all libraries that the files need, the loader among them, in ordinal order.</summary>
    /// <param name="files">ELF files.</param>
    /// <param name="mayMiss">Whether a file may be left with a library that is not there: an optional part of the runtime.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ImageBuildException">A library is missing.</exception>
    public async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<AbsolutePath> files, Func<AbsolutePath, bool> mayMiss, CancellationToken cancellationToken)
    {
        var libraries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var result = await tools.RunAsync(new ToolCommand("ldd", file), null, cancellationToken);
            var (found, missing) = Parse(result.ReadOutput());
            if (missing.Count > 0 && !mayMiss(file))
            {
                throw new ImageBuildException($"No base can be made from this machine: '{file}' needs {string.Join(", ", missing)}, which is not installed.");
            }

            libraries.UnionWith(found);
        }

        return [.. libraries];
    }

    /// <summary>Reads ldd's output: <c>name => path (address)</c>, <c>path (address)</c> of the loader, <c>name => not found</c>.</summary>
    public static (IReadOnlyList<string> Found, IReadOnlyList<string> Missing) Parse(string output)
    {
        var lines = output.Split('\n').Select(line => line.Trim()).ToList();
        return (
            [.. lines.Select(line => Line().Match(line)).Where(match => match.Success).Select(match => match.Groups["path"].Value)],
            [.. lines.Where(line => line.EndsWith("=> not found", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])]);
    }

    [GeneratedRegex(@"^(\S+ => )?(?<path>/.+) \(0x[0-9a-f]+\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
