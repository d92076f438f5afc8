using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Repository.Tests;

/// <summary>Files and functions stay small enough to be read at once.</summary>
public sealed class MeasureTests
{
    private const int LongestFile = 300;
    private const int LongestFunction = 60;
    private const int MostParameters = 7;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    private static readonly string[] Roots = ["src", "build", "tests"];

    [Fact]
    public void No_source_file_is_too_long() =>
        Sources()
            .Select(file => (file, lines: File.ReadLines(file).Count()))
            .Where(file => file.lines > LongestFile)
            .Select(file => $"{SourceTree.Relative(file.file)}: {file.lines} lines")
            .ShouldBeEmpty($"A file has at most {LongestFile} lines.");

    [Fact]
    public void No_function_is_too_long() =>
        Functions()
            .Select(function => (function.file, function.name, lines: LineCount(function.node)))
            .Where(function => function.lines > LongestFunction)
            .Select(function => $"{function.file} {function.name}: {function.lines} lines")
            .ShouldBeEmpty($"A function has at most {LongestFunction} lines.");

    [Fact]
    public void No_function_takes_too_many_parameters() =>
        Functions()
            .Where(function => function.node is BaseMethodDeclarationSyntax method and not ConstructorDeclarationSyntax && method.ParameterList.Parameters.Count > MostParameters)
            .Select(function => $"{function.file} {function.name}")
            .ShouldBeEmpty($"A function takes at most {MostParameters} parameters.");

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        // Written apart so that this file does not find itself.
        string[] marks = ["NotImplemented" + "Exception", "TO" + "DO", "FIX" + "ME", "HA" + "CK:"];

        Sources()
            .SelectMany(file => File.ReadLines(file).Select((text, index) => (file, text, line: index + 1)))
            .Where(line => marks.Any(mark => line.text.Contains(mark)))
            .Select(line => $"{SourceTree.Relative(line.file)}:{line.line}: {line.text.Trim()}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> Sources() => Roots.SelectMany(root => SourceTree.Files(root, "*.cs"));

    private static IEnumerable<(string file, string name, SyntaxNode node)> Functions() =>
        from file in Sources()
        from node in CSharpSyntaxTree.ParseText(File.ReadAllText(file), Language).GetRoot().DescendantNodes()
        let name = node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
            LocalFunctionStatementSyntax local => local.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            _ => null,
        }
        where name is not null
        select (SourceTree.Relative(file), name, node);

    // Attributes are data, such as the rows of a test's table.
    private static int LineCount(SyntaxNode node)
    {
        var lines = node.GetLocation().GetLineSpan();
        var first = node is MemberDeclarationSyntax { AttributeLists: [.., var attributes] }
            ? attributes.GetLocation().GetLineSpan().EndLinePosition.Line + 1
            : lines.StartLinePosition.Line;
        return lines.EndLinePosition.Line - first + 1;
    }
}
