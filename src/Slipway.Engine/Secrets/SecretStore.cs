using System.Security.Cryptography;

namespace Slipway.Engine.Secrets;

/// <summary>Changes the secrets in the parameter files of a root. Files are replaced as a whole, and nothing in them changes but what has to.</summary>
internal sealed class SecretStore(AbsolutePath root, SecretKeys keys, IReadOnlyList<ParameterMember> parameters)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>The parameters that are secrets.</summary>
    public IReadOnlyList<ParameterMember> Secrets { get; } = [.. parameters.Where(parameter => parameter.IsSecret)];

    /// <summary>The secrets that a profile's file holds.</summary>
    /// <exception cref="UsageException">The file is wrong.</exception>
    public IReadOnlyList<(ParameterMember Parameter, ParameterText Text)> Held(string profile)
    {
        var file = Read(profile);
        return [.. Secrets.Where(secret => file.Find(secret.Name) is not null).Select(secret => (secret, file.Find(secret.Name)!))];
    }

    /// <summary>Encrypts a value into a profile's file.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="UsageException">There is no key, the value does not fit the parameter, or the file is wrong.</exception>
    public AbsolutePath Set(ParameterMember secret, string profile, string value)
    {
        Check(secret, value);
        var key = Key(profile);
        Read(profile);
        return Edit(profile, json => json.Set(secret.Name, SecretCipher.Encrypt(key, secret.Name, profile, value)));
    }

    /// <summary>Deletes a secret from a profile's file.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="UsageException">The file does not hold it, or is wrong.</exception>
    public AbsolutePath Remove(ParameterMember secret, string profile) => Read(profile).Find(secret.Name) is null
        ? throw new UsageException($"{ParameterFiles.PathOf(root, profile)} does not set {secret.Name}.")
        : Edit(profile, json => json.Remove(secret.Name));

    /// <summary>Writes a new random key into a file that only its owner can read.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="UsageException">There is a key already.</exception>
    public AbsolutePath GenerateKey(string profile)
    {
        var file = keys.NewFile(profile);
        if (file.FileExists())
        {
            throw new UsageException($"{file} exists already: ./build.sh :secrets --rotate replaces the key and encrypts every secret anew.");
        }

        WriteKey(file);
        return file;
    }

    /// <summary>Encrypts every secret that the key of a profile opens, in all files, with a new random key.</summary>
    /// <returns>The file of the new key, and the parameter files that changed.</returns>
    /// <exception cref="UsageException">There is no key, or a secret cannot be decrypted; then nothing has changed.</exception>
    public (AbsolutePath KeyFile, IReadOnlyList<AbsolutePath> Files) Rotate(string profile)
    {
        var old = Key(profile);
        var keyFile = old.File ?? keys.NewFile(profile);
        if (old.File is null && keyFile.FileExists())
        {
            throw new UsageException($"The key comes from {old.Source}, and a new one would go to {keyFile}, which exists already: move that file away.");
        }

        var profiles = ParameterFiles.Profiles(root).Append("").Where(other => keys.Find(other)?.Text == old.Text).ToList();
        var secrets = profiles.SelectMany(other => Opened(other, old)).ToList();
        // The new key is on disk before anything is encrypted with it; it takes the old one's place when everything is.
        var newFile = WriteKey(AbsolutePath.Parse($"{keyFile}.new"));
        var key = new SecretKey(newFile.ReadAllText().Trim(), $"{newFile}", newFile);
        List<AbsolutePath> files = [];
        foreach (var group in secrets.GroupBy(secret => secret.Profile, StringComparer.Ordinal))
        {
            files.Add(Edit(group.Key, json => group.Aggregate(json, (text, secret) =>
                new JsonObjectText(text.Set(secret.Parameter.Name, SecretCipher.Encrypt(key, secret.Parameter.Name, group.Key, secret.Value)))).Text));
        }

        File.Move(newFile, keyFile, overwrite: true);
        return (keyFile, files);
    }

    private static AbsolutePath WriteKey(AbsolutePath file)
    {
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(file.Parent!, OwnerFolder);
        }

        AtomicFile.WriteAllText(file, $"{SecretKey.Generate()}\n", OwnerOnly);
        return file;
    }

    private SecretKey Key(string profile)
    {
        SecretKey key;
        try
        {
            key = keys.Get(profile);
        }
        catch (UsageException error)
        {
            throw new UsageException($"Secrets cannot be encrypted: {error.Message.TrimEnd('.')}.");
        }

        return key.IsGenerated || key.Text.Length >= SecretKey.ShortestPassphrase
            ? key
            : throw new UsageException($"The passphrase in {key.Source} has {key.Text.Length} characters, which can be guessed: {SecretKey.ShortestPassphrase} or more are expected; ./build.sh :secrets --generate-key makes a random key.");
    }

    private IEnumerable<(string Profile, ParameterMember Parameter, string Value)> Opened(string profile, SecretKey key)
    {
        foreach (var (parameter, text) in Held(profile).Where(secret => secret.Text.IsEncrypted))
        {
            string value;
            try
            {
                value = SecretCipher.Decrypt(key, parameter.Name, profile, text.Values[0]);
            }
            catch (CryptographicException error)
            {
                throw new UsageException($"{text.Source} cannot be decrypted with the key in {key.Source}: {error.Message}. Nothing was changed.");
            }

            yield return (profile, parameter, value);
        }
    }

    private void Check(ParameterMember secret, string value)
    {
        try
        {
            ParameterConversion.Convert(secret, new([value], "input"), root);
        }
        catch (FormatException error)
        {
            throw new UsageException($"{secret.Name}: {error.Message}.");
        }
    }

    private ParameterFile Read(string profile)
    {
        List<string> problems = [];
        var file = ParameterFile.Read(ParameterFiles.PathOf(root, profile), profile, problems);
        return problems.Count == 0 ? file : throw new UsageException(problems);
    }

    private AbsolutePath Edit(string profile, Func<JsonObjectText, string> edit)
    {
        var file = ParameterFiles.PathOf(root, profile);
        AtomicFile.WriteAllText(file, edit(new JsonObjectText(file.FileExists() ? file.ReadAllText() : "{}\n")));
        return file;
    }
}
