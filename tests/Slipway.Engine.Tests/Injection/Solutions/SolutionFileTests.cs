using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Injection;

/// <summary>Both formats of solution files give the same model.</summary>
public sealed class SolutionFileTests : IDisposable
{
    private const string Sln = """
        ﻿
        Microsoft Visual Studio Solution File, Format Version 12.00
        # Visual Studio Version 17
        VisualStudioVersion = 17.0.31903.59
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "src", "src", "{00000000-0000-0000-0000-000000000001}"
        	ProjectSection(SolutionItems) = preProject
        		docs\notes.md = docs\notes.md
        	EndProjectSection
        EndProject
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "tools", "tools", "{00000000-0000-0000-0000-000000000002}"
        EndProject
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "App", "src\App\App.csproj", "{00000000-0000-0000-0000-00000000000A}"
        EndProject
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Tool", "src\Tool\Tool.csproj", "{00000000-0000-0000-0000-00000000000B}"
        EndProject
        Project("{6EC3EE1D-3C4E-46DD-8F32-0CC8E7565705}") = "Root", "Root.fsproj", "{00000000-0000-0000-0000-00000000000C}"
        EndProject
        Global
        	GlobalSection(SolutionConfigurationPlatforms) = preSolution
        		Debug|Any CPU = Debug|Any CPU
        		Release|x64 = Release|x64
        	EndGlobalSection
        	GlobalSection(ProjectConfigurationPlatforms) = postSolution
        		{00000000-0000-0000-0000-00000000000A}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
        	EndGlobalSection
        	GlobalSection(NestedProjects) = preSolution
        		{00000000-0000-0000-0000-000000000002} = {00000000-0000-0000-0000-000000000001}
        		{00000000-0000-0000-0000-00000000000A} = {00000000-0000-0000-0000-000000000001}
        		{00000000-0000-0000-0000-00000000000B} = {00000000-0000-0000-0000-000000000002}
        	EndGlobalSection
        EndGlobal
        """;

    private const string Slnx = """
        <Solution>
          <Configurations>
            <BuildType Name="Debug" />
            <Platform Name="Any CPU" />
            <Platform Name="x64" />
          </Configurations>
          <Folder Name="/src/">
            <File Path="docs/notes.md" />
            <Project Path="src/App/App.csproj" Id="00000000-0000-0000-0000-00000000000A" />
          </Folder>
          <Folder Name="/src/tools/">
            <Project Path="src\Tool\Tool.csproj" />
          </Folder>
          <Project Path="Root.fsproj" />
        </Solution>
        """;

    private readonly TempDirectory _root = new();

    [Theory]
    [InlineData("App.sln", Sln)]
    [InlineData("App.slnx", Slnx)]
    public void Projects_and_folders_are_read_from_both_formats(string name, string text)
    {
        var solution = Solution.FromFile(_root.Write(name, text));

        (solution.Name, solution.FileName, solution.Directory.ToString()).ShouldBe(("App", name, _root.Path));
        solution.AllProjects.Select(project => project.Name).ShouldBe(["App", "Tool", "Root"], ignoreOrder: true);
        solution.Projects.Select(project => project.Name).ShouldBe(["Root"]);
        solution.SolutionFolders.Select(folder => folder.Name).ShouldBe(["src"]);
        var src = solution.GetSolutionFolder("src")!;
        src.Projects.Select(project => project.Name).ShouldBe(["App"]);
        src.SolutionFolders.Select(folder => folder.Name).ShouldBe(["tools"]);
        src.Files.Select(file => file.ToString()).ShouldBe([_root["docs/notes.md"]]);
        var tool = solution.GetProject("Tool")!;
        (tool.Path.ToString(), tool.Directory.ToString()).ShouldBe((_root["src/Tool/Tool.csproj"], _root["src/Tool"]));
        (tool.SolutionFolder!.Name, tool.SolutionFolder.Parent).ShouldBe(("tools", src));
        tool.TypeId.ShouldBe(new Guid("9A19103F-16F7-4668-BE54-9A1E7A4F7556"));
        solution.GetProject("App")!.ProjectId.ShouldBe(new Guid("00000000-0000-0000-0000-00000000000A"));
        solution.GetProject(tool.Path).ShouldBeSameAs(tool);
        solution.GetProject("Missing").ShouldBeNull();
    }

    [Fact]
    public void Configurations_are_those_of_the_solution()
    {
        Solution.FromFile(_root.Write("A.sln", Sln)).Configurations.ShouldBe(["Debug|Any CPU", "Release|x64"]);
        Solution.FromFile(_root.Write("A.slnx", Slnx)).Configurations.ShouldBe(["Debug|Any CPU", "Debug|x64"]);
        Solution.FromFile(_root.Write("B.slnx", "<Solution />")).Configurations.ShouldBe(["Debug|Any CPU", "Release|Any CPU"]);
    }

    [Fact]
    public void Project_without_an_identifier_has_the_same_one_every_time() =>
        Solution.FromFile(_root.Write("A.slnx", Slnx)).GetProject("Tool")!.ProjectId.ShouldBe(Solution.FromFile(_root.Write("B.slnx", Slnx)).GetProject("Tool")!.ProjectId);

    [Fact]
    public void Solution_stands_for_its_path_where_text_is_asked_for()
    {
        var solution = Solution.FromFile(_root.Write("A.sln", Sln));
        string text = solution;
        string project = solution.GetProject("Root")!;
        (text, project).ShouldBe((_root["A.sln"], _root["Root.fsproj"]));
    }

    [Fact]
    public void This_repository_has_its_projects() =>
        Solution.FromFile(NukeBuild.RootDirectory / "Repo.sln").GetProject("Slipway.Engine")!.SolutionFolder!.Name.ShouldBe("src");

    [Theory]
    [InlineData("A.sln", "", "(1): the file is empty.")]
    [InlineData("A.sln", "\nhello", "(2): 'hello' is not the beginning of a solution")]
    [InlineData("A.sln", Header + "Project(\"{1}\") = \"A\"\n", "(2): 'Project(\"{1}\") = \"A\"' is no project (expected Project(\"{type}\") = \"name\", \"path\", \"{id}\").")]
    [InlineData("A.sln", Header + "Project(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"A\", \"A.csproj\", \"{4}\"\n", "(2): '{4}' is no identifier")]
    [InlineData("A.sln", Header + "Global\nGlobalSection(NestedProjects) = preSolution\n{4} = {5}\n", "(4): '{4}' is no identifier")]
    [InlineData("A.sln", Header + "Global\nGlobalSection(NestedProjects) = preSolution\n", "(3): the section NestedProjects is not ended.")]
    [InlineData("A.sln", Header + "Project(\"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}\") = \"A\", \"A\0.csproj\", \"{FAE04EC0-301F-11D3-BF4B-00C04F79EFBD}\"\n", ": 'A\\0.csproj' is no path.")]
    [InlineData("A.slnx", "", "(1): Root element is missing.")]
    [InlineData("A.slnx", "<Solution>\n<Project Path='a'>\n</Solution>", "(3): ")]
    [InlineData("A.slnx", "<Project />", "(1): the element <Project> was found, <Solution> expected.")]
    [InlineData("A.slnx", "<Solution>\n<Folder Name='src' />\n</Solution>", "(2): a <Folder> needs a Name that begins and ends with a slash")]
    [InlineData("A.slnx", "<!DOCTYPE a [<!ENTITY b 'c'>]>\n<Solution />", "(1): For security reasons DTD is prohibited")]
    [InlineData("A.slnx", "<Solution><Project Path='a.csproj' /><Project Path='a.csproj' /></Solution>", ": {")]
    public void Malformed_file_is_told_with_path_and_line(string name, string text, string problem)
    {
        var file = _root.Write(name, text);
        Should.Throw<UsageException>(() => Solution.FromFile(file).AllProjects).Message.ShouldStartWith(file + problem);
    }

    [Fact]
    public void Folder_inside_itself_is_an_error()
    {
        const string Id = "{00000000-0000-0000-0000-000000000001}";
        var file = _root.Write("A.sln", Header + $"Project(\"{{2150E333-8FDC-42A3-9474-1A3956D46DE8}}\") = \"src\", \"src\", \"{Id}\"\nEndProject\nGlobal\nGlobalSection(NestedProjects) = preSolution\n{Id} = {Id}\nEndGlobalSection\nEndGlobal\n");
        Should.Throw<UsageException>(() => Solution.FromFile(file).AllSolutionFolders).Message.ShouldEndWith("the folder src is inside itself.");
    }

    [Fact]
    public void Name_of_several_projects_is_ambiguous()
    {
        var solution = Solution.FromFile(_root.Write("A.slnx", "<Solution><Project Path='a/X.csproj' /><Project Path='b/X.csproj' /></Solution>"));
        Should.Throw<UsageException>(() => solution.GetProject("X")).Message.ShouldContain($"several projects X ({_root["a/X.csproj"]}, {_root["b/X.csproj"]})");
    }

    [Theory]
    [InlineData("A.sln", Sln)]
    [InlineData("A.slnx", Slnx)]
    public void Damaged_file_is_read_or_told_but_never_breaks(string name, string text) => Prop.ForAll<int, byte>((position, letter) =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[(uint)position % bytes.Length] = letter;
        var file = _root[name];
        File.WriteAllBytes(file, bytes);
        try
        {
            return Solution.FromFile(file).AllProjects.Count <= 3;
        }
        catch (UsageException error)
        {
            return error.Message.StartsWith(file, StringComparison.Ordinal);
        }
    }).QuickCheckThrowOnFailure();

    public void Dispose() => _root.Dispose();

    private const string Header = "Microsoft Visual Studio Solution File, Format Version 12.00\n";
}
