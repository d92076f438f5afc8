using FsCheck;
using FsCheck.Fluent;

namespace Slipway.Engine.Tests.Parameters;

/// <summary>The forms of names, and what was probably meant.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("Port", "port", "PORT")]
    [InlineData("RegistryPort", "registry-port", "REGISTRY_PORT")]
    [InlineData("HTTPPort", "http-port", "HTTP_PORT")]
    [InlineData("UseTLS", "use-tls", "USE_TLS")]
    [InlineData("registry", "registry", "REGISTRY")]
    [InlineData("Sha256Sum", "sha256-sum", "SHA256_SUM")]
    public void Name_has_a_form_for_the_command_line_and_one_for_the_environment(string name, string option, string variable)
    {
        ParameterNames.Kebab(name).ShouldBe(option);
        ParameterNames.Variable(name).ShouldBe(variable);
        ParameterNames.Normal(option).ShouldBe(ParameterNames.Normal(name));
        ParameterNames.Normal(variable).ShouldBe(ParameterNames.Normal(name));
    }

    [Theory]
    [InlineData("Compiel", "Compile")]
    [InlineData("compile", "Compile")]
    [InlineData("Pub", "Publish")]
    [InlineData("DockerBiuld", "DockerBuild")]
    [InlineData("Pu", "")]
    [InlineData("Something", "")]
    [InlineData("", "")]
    public void Nearest_names_come_from_few_mistakes_or_the_same_start(string name, string expected) =>
        string.Join(' ', NearestNames.Find(name, ["Compile", "Publish", "DockerBuild"])).ShouldBe(expected);

    [Fact]
    public void Name_itself_is_always_the_nearest() => Prop.ForAll<NonEmptyString, string[]>((name, others) =>
        NearestNames.Find(name.Get, [.. others.Where(other => other is not null), name.Get])[0].Equals(name.Get, StringComparison.OrdinalIgnoreCase)).QuickCheckThrowOnFailure();
}
