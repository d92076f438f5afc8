using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Slipway.Engine.Secrets;

/// <summary>Decrypts the secrets of parameter files when they are first needed, and lets every secret be masked before anybody sees it.</summary>
internal sealed class SecretReader(SecretKeys keys, Action<string> mask)
{
    private readonly ConcurrentDictionary<string, Lazy<string>> _decrypted = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _known = new();

    /// <summary>Every secret whose value is known by now; grows.</summary>
    public IReadOnlyCollection<string> Known => _known;

    /// <summary>Masks the keys that the environment has.</summary>
    public void MaskKeys()
    {
        foreach (var key in keys.InEnvironment)
        {
            mask(key);
        }
    }

    /// <summary>Takes note of a secret that is known.</summary>
    public void Add(string secret)
    {
        mask(secret);
        _known.Enqueue(secret);
    }

    /// <summary>Decrypts the value of a parameter.</summary>
    /// <exception cref="UsageException">There is no key, or not the right one.</exception>
    public ParameterText Open(ParameterMember parameter, ParameterText text) =>
        text with { Values = [_decrypted.GetOrAdd(parameter.Option, _ => new(() => Decrypt(parameter, text))).Value] };

    private string Decrypt(ParameterMember parameter, ParameterText text)
    {
        SecretKey? key = null;
        try
        {
            key = keys.Get(text.Profile!);
            var value = SecretCipher.Decrypt(key, parameter.Name, text.Profile!, text.Values[0]);
            Add(value);
            return value;
        }
        catch (Exception error) when (error is UsageException or CryptographicException)
        {
            throw new UsageException($"{text.Source} cannot be decrypted{(key is null ? "" : $" with the key in {key.Source}")}: {error.Message.TrimEnd('.')}.");
        }
    }
}
