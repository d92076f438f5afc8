using Slipway.Testing;

namespace Slipway.Engine.Tests.Assertions;

/// <summary>A failed assertion says what the author counted on.</summary>
public sealed class AssertTests
{
    private static readonly int[] Numbers = [1, 2];
    private static readonly string? Missing = Environment.GetEnvironmentVariable("NO SUCH VARIABLE");

    public static TheoryData<Action, string> Failures => new()
    {
        { () => Assert.Fail("as said"), "as said" },
        { () => Assert.True(Numbers.Length > 2), "Expected to be true: Numbers.Length > 2" },
        { () => Assert.True(Numbers.Length > 2, "too few"), "too few" },
        { () => Assert.False(Numbers.Length > 1), "Expected to be false: Numbers.Length > 1" },
        { () => Assert.NotNull(Missing), "Expected a String, found null: Missing" },
        { () => Missing.NotNull("must be"), "must be" },
        { () => Assert.NotNull((int?)Missing?.Length), "Expected a Int32, found null: (int?)Missing?.Length" },
        { () => Assert.NotNullOrEmpty(""), "Expected text, found none: \"\"" },
        { () => Assert.NotNullOrWhiteSpace(" "), "Expected text, found none: \" \"" },
        { () => Assert.NotEmpty(Numbers[2..]), "Expected elements, found none: Numbers[2..]" },
        { () => Assert.NotEmpty<int>(null), "Expected a IReadOnlyCollection`1, found null: null" },
        { () => Assert.Empty(Numbers), "Expected 0 elements, found 2: Numbers" },
        { () => Assert.Count(Numbers, 3), "Expected 3 elements, found 2: Numbers" },
        { () => Assert.HasSingleItem(Numbers), "Expected 1 elements, found 2: Numbers" },
        { () => Assert.FileExists("/no/file"), "There is no file /no/file: \"/no/file\"" },
        { () => Assert.DirectoryExists("/no/folder"), "There is no directory /no/folder: \"/no/folder\"" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Failure_tells_the_source_text_of_what_was_checked(Action check, string message) => Should.Throw<AssertionException>(check).Message.ShouldBe(message);

    [Fact]
    public void Nothing_is_thrown_when_all_is_as_expected()
    {
        using var folder = new TempDirectory();
        var file = folder.Write("a.txt", "");
        Assert.True(true);
        Assert.False(false);
        "a".NotNull().ShouldBe("a");
        Assert.NotNull((int?)1).ShouldBe(1);
        Assert.NotNullOrEmpty("a").ShouldBe("a");
        Assert.NotNullOrWhiteSpace("a").ShouldBe("a");
        Assert.NotEmpty(Numbers);
        Assert.Empty(Numbers[2..]);
        Assert.Count(Numbers, 2);
        Assert.HasSingleItem(Numbers[1..]);
        Assert.FileExists(file);
        Assert.DirectoryExists(folder.Path);
    }

    [Fact]
    public void Failure_fails_the_target()
    {
        var (exitCode, output) = TestBuild.Run<Build>(["Check"]);

        exitCode.ShouldBe(1);
        output.ShouldContain("Expected to be true: Version.StartsWith('v')");
    }

    private sealed class Build : NukeBuild
    {
        private static readonly string Version = string.Concat("1", ".0");

        private Target Check => _ => _.Executes(() => Assert.True(Version.StartsWith('v')));
    }
}
