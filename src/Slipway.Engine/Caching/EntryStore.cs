using Slipway.Tools;

namespace Slipway.Engine.Caching;

/// <summary>The entries of this repository, and what each target made last.</summary>
internal sealed class EntryStore(AbsolutePath folder, ScratchFiles scratch, Action<string> warn)
{
    /// <summary>Reads an entry; null when there is none that is whole.</summary>
    public CacheEntry? Read(string target, ContentHash key, GlobSet products)
    {
        if (!File.Exists(EntryFile(key)))
        {
            return null;
        }

        var entry = EntryText.Read(File.ReadAllBytes(EntryFile(key)), target, products);
        if (entry is null)
        {
            warn($"What the cache knows of {target} is damaged or was written by another version, and is made anew.");
        }

        return entry;
    }

    /// <summary>Marks an entry as used, so that it is kept longer than others.</summary>
    public void Touch(ContentHash key) => File.SetLastWriteTimeUtc(EntryFile(key), scratch.Now.UtcDateTime);

    /// <summary>Writes an entry, over one of the same key.</summary>
    public void Write(ContentHash key, ReadOnlySpan<byte> entry)
    {
        scratch.Replace(EntryFile(key), entry);
        Touch(key);
    }

    /// <summary>The key of what the target made last; null when that is not known.</summary>
    public ContentHash? LastKey(string target) =>
        File.Exists(LastFile(target)) && ContentHash.TryParse(File.ReadAllText(LastFile(target)), out var key) ? key : null;

    /// <summary>The inputs of what the target made last; empty when they are not known.</summary>
    public ReadOnlySpan<byte> LastInputs(string target) => File.Exists(InputsFile(target)) ? File.ReadAllBytes(InputsFile(target)) : [];

    /// <summary>Remembers what the target made last.</summary>
    public void WriteLast(string target, InputManifest manifest)
    {
        if (LastKey(target) != manifest.Key)
        {
            scratch.Replace(InputsFile(target), manifest.Text.Span);
            scratch.Replace(LastFile(target), System.Text.Encoding.ASCII.GetBytes(manifest.Key.ToString()));
        }
    }

    private AbsolutePath EntryFile(ContentHash key) => folder / "entries" / $"{key}";

    private AbsolutePath LastFile(string target) => folder / "targets" / $"{Uri.EscapeDataString(target)}.last";

    private AbsolutePath InputsFile(string target) => folder / "targets" / $"{Uri.EscapeDataString(target)}.inputs";
}
