using System.Text.Json;
using Slipway.Testing;

namespace Slipway.Engine.Tests.Secrets;

/// <summary><c>./build.sh :secrets</c> without a terminal.</summary>
public sealed class SecretsCommandTests : IDisposable
{
    private const string Value = "s3cr3t/valué";
    private readonly SecretsFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Value_is_encrypted_into_the_file_and_read_from_there()
    {
        _fixture.Succeed(":secrets --generate-key").ShouldStartWith($"{_fixture.KeyFile} holds a new key.");
        _fixture.Succeed(":secrets --set token", $"{Value}\n").ShouldBe($"Encrypted into {_fixture.Parameters()}.\n");

        File.ReadAllText(_fixture.Parameters()).ShouldMatch("""\A\{\n  "Token": "v1:[A-Za-z0-9+/=]+"\n\}\n\z""");
        _fixture.Succeed("Push").ShouldContain("token of 12: ***, pin 0");
    }

    [Fact]
    public void Key_file_is_the_owners_alone()
    {
        _fixture.Succeed(":secrets --generate-key");

        File.GetUnixFileMode(_fixture.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.GetDirectoryName(_fixture.KeyFile)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Other_content_of_the_file_stays()
    {
        _fixture.Root.Write(".nuke/parameters.json", "{\n    // who\n    \"Name\": \"x\",   \n    \"Token\": \"plain\"\n}");
        _fixture.Succeed(":secrets --generate-key");

        _fixture.Succeed(":secrets --set Token", Value);
        _fixture.Succeed(":secrets --set SigningKey", "key");
        _fixture.Succeed(":secrets --list").ShouldBe("SigningKey\nToken\n");
        _fixture.Succeed(":secrets --remove Token").ShouldBe($"Removed from {_fixture.Parameters()}.\n");

        File.ReadAllText(_fixture.Parameters()).ShouldMatch("""\A\{\n    // who\n    "Name": "x",\n    "SigningKey": "v1:[^"]+"\n\}\z""");
    }

    [Fact]
    public void Profile_has_secrets_of_its_own()
    {
        _fixture.Environment["SLIPWAY_KEY_PRODUCTION"] = "a passphrase of some length";
        _fixture.Succeed(":secrets production --set Token", Value);

        _fixture.Succeed(":secrets production --list").ShouldBe("Token\n");
        _fixture.Succeed(":secrets --list").ShouldBe("");
        _fixture.Succeed("Push --profile production").ShouldContain("token of 12: ***");
        _fixture.Run("Push").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Plain_secret_is_listed_as_such_and_warned_of()
    {
        _fixture.Root.Write(".nuke/parameters.json", """{ "Token": "pl41n" }""");

        _fixture.Succeed(":secrets --list").ShouldBe("Token (not encrypted)\n");
        var output = _fixture.Succeed("Push");
        output.ShouldContain($"{_fixture.Parameters()} holds the secret Token as plain text: ./build.sh :secrets --set Token encrypts it.");
        output.ShouldNotContain("pl41n");
    }

    [Fact]
    public void Several_lines_stay_several_lines()
    {
        _fixture.Succeed(":secrets --generate-key");
        _fixture.Succeed(":secrets --set Token", "line one\nline two\n");

        _fixture.Succeed("Push").ShouldContain("token of 17: ***");
    }

    [Fact]
    public void New_key_opens_everything_that_the_old_one_opened()
    {
        _fixture.Succeed(":secrets --generate-key");
        var old = File.ReadAllText(_fixture.KeyFile);
        _fixture.Succeed(":secrets --set Token", Value);
        _fixture.Succeed(":secrets production --set Token", "other");
        _fixture.Environment["SLIPWAY_KEY_STAGING"] = "a passphrase of some length";
        _fixture.Succeed(":secrets staging --set Token", "third one");
        var staging = File.ReadAllText(_fixture.Parameters("staging"));

        _fixture.Succeed(":secrets --rotate").ShouldBe($"""
            Encrypted {_fixture.Parameters("production")} with the new key.
            Encrypted {_fixture.Parameters()} with the new key.
            {_fixture.KeyFile} holds the new key: replace every copy of the old one, and change secrets that somebody without the right to them may have read.

            """.ReplaceLineEndings("\n"));

        File.ReadAllText(_fixture.KeyFile).ShouldNotBe(old);
        File.ReadAllText(_fixture.Parameters("staging")).ShouldBe(staging);
        _fixture.Succeed("Push").ShouldContain("token of 12");
        _fixture.Succeed("Push --profile production").ShouldContain("token of 5");
        _fixture.Succeed("Push --profile staging").ShouldContain("token of 9");
        _fixture.Environment["SLIPWAY_KEY"] = old;
        _fixture.Run("Push").ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Nothing_changes_when_a_secret_cannot_be_encrypted_anew()
    {
        _fixture.Succeed(":secrets --generate-key");
        _fixture.Succeed(":secrets --set Token", Value);
        var parameters = File.ReadAllText(_fixture.Parameters()).Replace("\"Token\"", "\"SigningKey\"");
        File.WriteAllText(_fixture.Parameters(), parameters);
        var key = File.ReadAllText(_fixture.KeyFile);

        var (exitCode, output) = _fixture.Run(":secrets --rotate");

        exitCode.ShouldBe(2);
        output.ShouldBe($"SigningKey in {_fixture.Parameters()} cannot be decrypted with the key in {_fixture.KeyFile}: it was encrypted with another key, for another parameter or profile, or was changed since. Nothing was changed.\n");
        File.ReadAllText(_fixture.Parameters()).ShouldBe(parameters);
        File.ReadAllText(_fixture.KeyFile).ShouldBe(key);
    }

    [Theory]
    [InlineData(":secrets", ":secrets asks on a terminal only: give it one of --set, --remove, --list, --rotate, --generate-key.")]
    [InlineData(":secrets --list --rotate", ":secrets does one thing at a time, not --list and --rotate.")]
    [InlineData(":secrets --set Nmae", "There is no parameter Nmae with [Secret].")]
    [InlineData(":secrets --set Tokn", "There is no parameter Tokn with [Secret]. Did you mean Token?")]
    [InlineData(":secrets --remove Token", "ROOT/.nuke/parameters.json does not set Token.")]
    [InlineData(":secrets ../x --list", "'../x' is no name of a profile: letters, digits, '-', '_' and '.' are expected.")]
    [InlineData(":secrets a b --list", ":secrets takes one profile, not a b.")]
    [InlineData(":secrets --name x", "There is no option --name.\n./build.sh --help lists targets and options.")]
    [InlineData(":secret", "There is no target :secret. Did you mean :secrets?\n./build.sh --help lists targets and options.")]
    [InlineData("Compile :secrets", ":secrets is a command of its own: it comes first, in front of targets and values.")]
    public void Misuse_is_refused(string arguments, string message)
    {
        var (exitCode, output) = _fixture.Run(arguments, "value");

        (exitCode, output).ShouldBe((2, $"{message.Replace("ROOT", _fixture.Root.Path)}\n"));
    }

    [Fact]
    public void Value_needs_a_key_content_and_the_right_type()
    {
        _fixture.Run(":secrets --set Token", Value).Output.ShouldStartWith("Secrets cannot be encrypted: there is no key: set the environment variable SLIPWAY_KEY, ");
        _fixture.Environment["SLIPWAY_KEY"] = "too short";
        _fixture.Run(":secrets --set Token", Value).Output.ShouldStartWith("The passphrase in the environment variable SLIPWAY_KEY has 9 characters, which can be guessed: 12 or more are expected;");
        _fixture.Environment["SLIPWAY_KEY"] = "long enough for this";
        _fixture.Run(":secrets --set Token").Output.ShouldBe("Standard input is empty; the value of Token is expected there.\n");
        _fixture.Run(":secrets --set Pin", "12x4").Output.ShouldBe("Pin: the value is not a whole number from -2147483648 to 2147483647.\n");
        File.Exists(_fixture.Parameters()).ShouldBeFalse();
    }

    [Fact]
    public void Existing_key_is_not_overwritten()
    {
        _fixture.Succeed(":secrets --generate-key");

        _fixture.Run(":secrets --generate-key").Output.ShouldStartWith($"{_fixture.KeyFile} exists already: ");
    }

    [Fact]
    public void Broken_file_is_not_touched()
    {
        _fixture.Succeed(":secrets --generate-key");
        _fixture.Root.Write(".nuke/parameters.json", "{ \"Name\": ");

        _fixture.Run(":secrets --set Token", Value).Output.ShouldStartWith($"{_fixture.Parameters()}, line 1, column 11 is no JSON: ");
        File.ReadAllText(_fixture.Parameters()).ShouldBe("{ \"Name\": ");
    }
}
