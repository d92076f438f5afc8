using System.Text.Json;

namespace Slipway.Images;

/// <summary>OpenVEX documents (openvex-spec 0.2.0).</summary>
internal static class OpenVex
{
    public static bool Is(JsonElement root) => root.Text("@context")?.StartsWith("https://openvex.dev/ns", StringComparison.Ordinal) == true;

    /// <summary>What the document says to be harmless.</summary>
    /// <exception cref="ScanException">It says so without a reason, or about no product.</exception>
    public static IReadOnlyList<VexStatement> Statements(JsonElement root, string source) =>
        [.. root.Items("statements").Where(statement => statement.Text("status") is "not_affected" or "fixed").Select(statement => Statement(statement, source))];

    private static VexStatement Statement(JsonElement statement, string source)
    {
        var (vulnerability, status) = (statement.At("vulnerability"), statement.Text("status"));
        string[] ids = vulnerability.ValueKind == JsonValueKind.String
            ? [vulnerability.GetString()!]
            : [.. new[] { vulnerability.Text("name"), vulnerability.Text("@id") }.OfType<string>(), .. vulnerability.Texts("aliases")];
        var name = ids.FirstOrDefault() ?? throw new ScanException($"A statement in {source} names no vulnerability.");
        var reason = statement.Text("justification") ?? statement.Text("impact_statement") ?? statement.Text("action_statement") ?? statement.Text("status_notes");
        if (reason is null && status == "not_affected")
        {
            throw new ScanException($"{source} says that {name} is '{status}' without a justification or impact_statement: say why.");
        }

        string[] products = [.. Identifiers(statement.Items("products"))];
        return products.Length == 0
            ? throw new ScanException($"{source} says that {name} is '{status}' for no product: name the image or package by its package URL.")
            : new VexStatement(ids, products, [.. statement.Items("products").SelectMany(product => Identifiers(product.Items("subcomponents")))], reason is null ? status! : $"{status}: {reason}", source);
    }

    private static IEnumerable<string> Identifiers(IEnumerable<JsonElement> items) =>
        items.SelectMany(item => item.ValueKind == JsonValueKind.String ? [item.GetString()!] : new[] { item.Text("@id"), item.At("identifiers").Text("purl") }.OfType<string>()).Distinct(StringComparer.Ordinal);
}
