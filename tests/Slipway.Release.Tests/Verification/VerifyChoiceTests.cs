using Slipway.Engine;

namespace Slipway.Release.Tests.Verification;

/// <summary>What a person may write after <c>--verify</c>.</summary>
public sealed class VerifyChoiceTests
{
    [Theory]
    [InlineData(null, false, false)]
    [InlineData("", false, false)]
    [InlineData("staged", false, false)]
    [InlineData("published", true, false)]
    [InlineData("docker", false, true)]
    [InlineData("published,docker", true, true)]
    [InlineData(" Docker , STAGED ", false, true)]
    public void Words_choose(string? text, bool published, bool docker) => VerifyChoice.Parse(text).ShouldBe(new(published, docker));

    [Theory]
    [InlineData("podman", "--verify podman is not known (expected staged, published or docker, or several by comma).")]
    [InlineData("staged,published", "--verify takes staged or published, not both: verify twice.")]
    public void Other_words_are_refused(string text, string problem) => Should.Throw<UsageException>(() => VerifyChoice.Parse(text)).Message.ShouldBe(problem);
}
