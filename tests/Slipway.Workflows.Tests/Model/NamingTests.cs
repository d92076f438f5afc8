namespace Slipway.Workflows.Tests.Model;

/// <summary>C# names become the names of CI systems.</summary>
public sealed class NamingTests
{
    [Theory]
    [InlineData("VerifyKind", "verify-kind", "VERIFY_KIND")]
    [InlineData("GitHubToken", "git-hub-token", "GIT_HUB_TOKEN")]
    [InlineData("OCIImage2Push", "oci-image2-push", "OCI_IMAGE2_PUSH")]
    [InlineData("X", "x", "X")]
    [InlineData("Dry_Run", "dry-run", "DRY_RUN")]
    [InlineData("test", "test", "TEST")]
    public void Words_are_separated(string name, string kebab, string screaming)
    {
        Naming.Kebab(name).ShouldBe(kebab);
        Naming.Screaming(name).ShouldBe(screaming);
    }

    [Theory]
    [InlineData("a-b_c1", true)]
    [InlineData("_a", true)]
    [InlineData("1a", false)]
    [InlineData("-a", false)]
    [InlineData("a.b", false)]
    [InlineData("é", false)]
    [InlineData("", false)]
    public void Identifiers_are_what_every_system_takes(string name, bool expected) => Naming.IsIdentifier(name).ShouldBe(expected);

    [Theory]
    [InlineData("packages: write")]
    [InlineData("id-token: write")]
    [InlineData("contents: read")]
    public void Permissions_are_read_as_they_are_written(string text) => Permission.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("packages")]
    [InlineData("packages:write")]
    [InlineData("package: write")]
    [InlineData("packages: admin")]
    public void Other_permissions_are_refused(string text) => Should.Throw<FormatException>(() => Permission.Parse(text)).Message.ShouldStartWith($"'{text}' is no permission; expected a scope (actions, ");
}
