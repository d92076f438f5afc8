using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Slipway.Helm;

/// <summary>A YAML file with one document: its text, and the tree whose marks count the text's characters.</summary>
internal sealed record YamlText(string Text, YamlNode? Root)
{
    /// <summary>Reads a document; null when it is no YAML, or several documents.</summary>
    public static YamlText? Parse(ReadOnlySpan<byte> content, out YamlProblem? problem)
    {
        if (!Utf8Text.TryDecode(content, out var text))
        {
            problem = new(1, 1, "it is not UTF-8");
            return null;
        }

        return TryLoad(text, out var documents, out problem) && IsSingle(documents, out problem) ? new YamlText(text, documents.FirstOrDefault()?.RootNode) : null;
    }

    private static bool TryLoad(string text, out IList<YamlDocument> documents, [NotNullWhen(false)] out YamlProblem? problem)
    {
        var stream = new YamlStream();
        documents = stream.Documents;
        problem = null;
        try
        {
            stream.Load(new DepthLimitedParser(new Parser(new StringReader(text))));
            return true;
        }
        catch (YamlException error)
        {
            problem = new(error.Start.Line, error.Start.Column, Sentence(error.Message));
            return false;
        }
    }

    private static bool IsSingle(IList<YamlDocument> documents, out YamlProblem? problem)
    {
        problem = documents.Count > 1
            ? new(documents[1].RootNode.Start.Line, documents[1].RootNode.Start.Column, "a second document begins here, and one is expected: remove the line '---'")
            : null;
        return problem is null;
    }

    private static string Sentence(string message) => message.Length > 0 ? $"{char.ToLowerInvariant(message[0])}{message[1..].TrimEnd('.')}" : "it is no YAML";
}
