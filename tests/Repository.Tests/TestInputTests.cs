namespace Repository.Tests;

/// <summary>Results of tests are kept while their inputs stay the same, so that tests which read the repository have to declare it.</summary>
public sealed class TestInputTests
{
    [Fact]
    public void Test_project_that_reads_the_repository_declares_it_in_the_build()
    {
        var build = File.ReadAllText(Path.Combine(SourceTree.Root, "build", "Build.cs"));

        SourceTree.Files("tests", "*.cs")
            .Where(file => File.ReadAllText(file).Contains("Golden.Repository" + "Root", StringComparison.Ordinal))
            .Select(file => SourceTree.Relative(file).Split('/')[1])
            .Where(project => project.EndsWith(".Tests", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Where(project => !build.Contains($"\"{project}\" =>", StringComparison.Ordinal))
            .ShouldBeEmpty("Add what they read to ITest.DeclareTestInputs in build/Build.cs.");
    }
}
