using System.Text;
using Slipway.Tools;

namespace Slipway.Images;

/// <summary>Signs through a program, which knows a key service: it gets the payload, which is UTF-8 text, on its standard input and writes the signature (DER in base64) to its standard output.</summary>
/// <param name="tools">Runs the program.</param>
/// <param name="command">The program with its arguments.</param>
/// <param name="publicKey">The public half of the key that it signs with; null when it is not known, so that signatures are taken as they come.</param>
public sealed class CommandSigner(IToolRunner tools, ToolCommand command, VerificationKey? publicKey) : ISigner
{
    /// <inheritdoc/>
    public VerificationKey? PublicKey => publicKey;

    /// <inheritdoc/>
    public async Task<byte[]> SignAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var result = await RunAsync(command with { StandardInput = Encoding.UTF8.GetString(payload.Span) }, cancellationToken);
        var text = string.Concat(result.ReadOutput().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var signature = new byte[text.Length];
        if (text.Length == 0 || !Convert.TryFromBase64String(text, signature, out var length))
        {
            throw new SignatureException($"The signing command '{command}' wrote no signature: DER in base64 was expected on its standard output, it wrote {text.Length} other characters.");
        }

        return publicKey?.Verifies(payload.Span, signature.AsSpan(0, length)) == false
            ? throw new SignatureException($"The signing command '{command}' wrote a signature that is not one of the payload by the given public key. Does it sign the SHA-256 hash of its input, with that key?")
            : signature[..length];
    }

    private async Task<ToolResult> RunAsync(ToolCommand run, CancellationToken cancellationToken)
    {
        try
        {
            return await tools.RunCheckedAsync(run, cancellationToken: cancellationToken);
        }
        catch (Exception error) when (error is ToolFailedException or ToolNotFoundException)
        {
            throw new SignatureException($"The signing command failed. {error.Message}", error);
        }
    }
}
