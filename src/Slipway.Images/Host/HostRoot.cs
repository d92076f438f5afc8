using System.Text;
using Slipway.Oci;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>The root file system below the runtime: the libraries that .NET links, and what a program expects around it.</summary>
/// <param name="Entries">The entries of its layer.</param>
/// <param name="Packages">The packages that own its files.</param>
/// <param name="Inputs">The files of the machine that it was made of.</param>
internal sealed record HostRoot(IReadOnlyList<TarEntry> Entries, IReadOnlyList<DpkgPackage> Packages, IReadOnlyList<AbsolutePath> Inputs)
{
    // Tracing for LTTng: used only where LTTng is installed.
    private const string OptionalPart = "libcoreclrtraceptprovider.so";

    // Loaded by name at run time, so that no file says that it needs them. glibc before 2.34 has its name services in files of their own.
    private static readonly string[][] LoadedByName = [["libssl.so.3", "libssl.so.1.1"], ["libcrypto.so.3", "libcrypto.so.1.1"]];
    private static readonly string[] NameServices = ["libnss_files.so.2", "libnss_dns.so.2", "libresolv.so.2"];

    /// <summary>Collects it.</summary>
    /// <exception cref="ImageBuildException">A library is missing.</exception>
    public static async Task<HostRoot> CollectAsync(HostMachine machine, HostRuntime runtime, IToolRunner tools, CancellationToken cancellationToken)
    {
        var resolver = new LibraryResolver(tools);
        var binaries = runtime.Files().Where(file => file.Extension == ".so" || file.Name == "dotnet").Order().ToList();
        var linked = await resolver.FindAsync(binaries, file => file.Name == OptionalPart, cancellationToken);
        var folders = linked.Select(library => Path.GetDirectoryName(library)!).Distinct(StringComparer.Ordinal).ToList();
        var byName = LoadedByName.Select(names => FindByName(folders, names)).ToList();
        var indirect = await resolver.FindAsync([.. byName.Select(AbsolutePath.Parse)], _ => false, cancellationToken);

        var files = new HostFiles(machine.Root);
        var own = runtime.DotNetRoot;
        foreach (var library in linked.Concat(byName).Concat(indirect).Where(library => !own.Contains(library)))
        {
            files.Add(library);
        }

        foreach (var path in folders.SelectMany(folder => NameServices.Select(name => $"{folder}/{name}")).Append("/etc/os-release"))
        {
            files.TryAdd(path);
        }

        return Complete(machine, files);
    }

    private static string FindByName(IReadOnlyList<string> folders, string[] names) =>
        names.SelectMany(name => folders.Select(folder => $"{folder}/{name}")).FirstOrDefault(File.Exists)
        ?? throw new ImageBuildException($"No base can be made from this machine: {string.Join(" or ", names)} is not in {string.Join(", ", folders)}. Install OpenSSL's libraries.");

    private static HostRoot Complete(HostMachine machine, HostFiles files)
    {
        var around = HostRootFiles.Create(machine.Root);
        var inputs = files.Entries.Select(entry => machine.Root / entry.Path).Concat(around.Inputs).ToList();
        var packages = new DpkgDatabase(machine.Root).FindOwners(inputs.Select(machine.Root.GetRelativePathTo));
        foreach (var package in packages)
        {
            files.TryAdd($"/usr/share/doc/{package.Name}/copyright");
        }

        // Scanners look for packages of images without a package manager in status.d, a file each.
        var status = packages.Select(package => TarEntry.File($"var/lib/dpkg/status.d/{package.Name}", Encoding.UTF8.GetBytes(package.Stanza)));
        return new HostRoot([.. files.Entries, .. around.Entries, .. status], packages, inputs);
    }
}
