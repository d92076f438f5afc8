namespace Slipway.Engine.Tests.Secrets;

/// <summary>Encrypted values are needed, and missed, only where something uses them.</summary>
public sealed class SecretUseTests : IDisposable
{
    private readonly SecretsFixture _fixture = new();

    public SecretUseTests()
    {
        _fixture.Succeed(":secrets --generate-key");
        _fixture.Succeed(":secrets --set Token", "s3cr3t");
        _fixture.Succeed(":secrets --set SigningKey", "k3y");
    }

    private string NoKey => $"there is no key: set the environment variable SLIPWAY_KEY, or have the key in {_fixture.KeyFile} (./build.sh :secrets --generate-key makes one).";

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Values_are_decrypted_and_masked() => _fixture.Succeed("Push Sign SignWithoutAsking --parallel 1").ShouldMatch(@"token of 6: \*\*\*, pin 0\n(.*\n)*signing key of 3: \*\*\*\n(.*\n)*signing key of 3\n");

    [Fact]
    public void Targets_that_need_no_secret_run_without_the_key()
    {
        File.Delete(_fixture.KeyFile);

        _fixture.Succeed("Compile").ShouldContain($"Token in {_fixture.Parameters()} cannot be decrypted: {NoKey} The build goes on without it.\n");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("Push --plan")]
    [InlineData(":secrets --list")]
    public void What_runs_nothing_needs_no_key(string arguments)
    {
        File.Delete(_fixture.KeyFile);

        _fixture.Succeed(arguments).ShouldNotContain("cannot be decrypted");
    }

    [Fact]
    public void Target_that_needs_a_secret_names_parameter_file_and_key()
    {
        File.Delete(_fixture.KeyFile);

        _fixture.Run("Push Sign").ShouldBe((2, $"""
            Push requires a value for --token: Token in {_fixture.Parameters()} cannot be decrypted: {NoKey}
            Sign requires a value for --signing-key: SigningKey in {_fixture.Parameters()} cannot be decrypted: {NoKey}

            """.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Target_that_uses_a_secret_without_asking_for_it_fails_with_the_reason()
    {
        File.Delete(_fixture.KeyFile);

        var (exitCode, output) = _fixture.Run("SignWithoutAsking");

        exitCode.ShouldBe(2);
        output.ShouldContain($"SigningKey in {_fixture.Parameters()} cannot be decrypted: {NoKey}");
    }

    [Fact]
    public void Wrong_key_is_named()
    {
        _fixture.Environment["SLIPWAY_KEY"] = Slipway.Engine.Secrets.SecretKey.Generate();

        var (exitCode, output) = _fixture.Run("Push");

        exitCode.ShouldBe(2);
        output.ShouldBe($"Push requires a value for --token: Token in {_fixture.Parameters()} cannot be decrypted with the key in the environment variable SLIPWAY_KEY: it was encrypted with another key, for another parameter or profile, or was changed since.\n");
    }

    [Fact]
    public void Key_in_the_environment_is_masked_too()
    {
        var (_, output) = TestBuild.Run<SecretBuild>(["Compile"], new() { ["SLIPWAY_KEY_EU"] = "a-passphrase-of-some-length", ["NAME"] = "the a-passphrase-of-some-length" });
        TestBuild.Marks(output).ShouldBe(["the ***"]);
    }

    [Fact]
    public void Environment_wins_over_the_file_without_a_key()
    {
        File.Delete(_fixture.KeyFile);
        _fixture.Environment["TOKEN"] = "from environment";

        _fixture.Succeed("Push").ShouldContain("token of 16: ***");
    }

    [Fact]
    public void Key_file_that_others_can_read_is_refused_where_it_is_needed()
    {
        File.SetUnixFileMode(_fixture.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        _fixture.Run("Push").Output.ShouldContain($"has the mode 604, so that others can use it; 600 is expected: chmod 600 {_fixture.KeyFile}");
        _fixture.Run("Compile").ExitCode.ShouldBe(0);
    }
}
