using Slipway.Engine.Secrets;
using Slipway.Testing;
using Slipway.Tools;

namespace Slipway.Engine.Tests.Secrets;

/// <summary>Where the key of a profile comes from.</summary>
public sealed class SecretKeysTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TempDirectory _home = new();
    private readonly Dictionary<string, string> _environment = [];

    public SecretKeysTests() => _environment["HOME"] = _home.Path;

    private SecretKeys Keys => new(_environment, AbsolutePath.Parse("/code/app"));

    public void Dispose() => _home.Dispose();

    [Fact]
    public void First_place_that_has_a_key_wins()
    {
        Keys.Find("eu-west").ShouldBeNull();
        Expect(() => Write(".config/slipway/app.key", "shared file"), $"{_home.Path}/.config/slipway/app.key");
        Expect(() => Write(".config/slipway/app.eu-west.key", "profile file"), $"{_home.Path}/.config/slipway/app.eu-west.key");
        Expect(() => _environment["SLIPWAY_KEY_FILE"] = Write("named.key", "named file"), $"{_home.Path}/named.key");
        Expect(() => _environment["SLIPWAY_KEY"] = "shared variable", "the environment variable SLIPWAY_KEY");
        Expect(() => _environment["SLIPWAY_KEY_EU_WEST"] = "profile variable", "the environment variable SLIPWAY_KEY_EU_WEST");
        Keys.Find("")!.Text.ShouldBe("shared variable");
    }

    [Fact]
    public void Configuration_folder_can_be_elsewhere()
    {
        _environment["XDG_CONFIG_HOME"] = _home["etc"];
        Write("etc/slipway/app.key", "a key");

        Keys.Get("").Text.ShouldBe("a key");
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead, "640")]
    [InlineData(UnixFileMode.OtherRead, "604")]
    [InlineData(UnixFileMode.GroupWrite | UnixFileMode.OtherWrite, "622")]
    public void Key_file_that_others_can_use_is_refused(UnixFileMode more, string mode)
    {
        var file = Write(".config/slipway/app.key", "a key");
        File.SetUnixFileMode(file, OwnerOnly | more);

        Should.Throw<UsageException>(() => Keys.Find("")).Message.ShouldBe($"The key file {file} has the mode {mode}, so that others can use it; 600 is expected: chmod 600 {file}");
    }

    [Fact]
    public void Key_file_that_is_missing_or_empty_is_refused()
    {
        _environment["SLIPWAY_KEY_FILE"] = _home["missing.key"];
        Should.Throw<UsageException>(() => Keys.Find("")).Message.ShouldStartWith($"The key file {_home.Path}/missing.key cannot be read: ");

        _environment["SLIPWAY_KEY_FILE"] = Write("empty.key", " \n");
        Should.Throw<UsageException>(() => Keys.Find("")).Message.ShouldBe($"The key file {_home.Path}/empty.key is empty.");
    }

    [Fact]
    public void Missing_key_is_said_with_every_place_for_it()
    {
        Should.Throw<UsageException>(() => Keys.Get("eu")).Message.ShouldBe(
            $"there is no key: set the environment variable SLIPWAY_KEY_EU or SLIPWAY_KEY, or have the key in {_home.Path}/.config/slipway/app.eu.key or {_home.Path}/.config/slipway/app.key (./build.sh :secrets --generate-key makes one)");

        _environment.Remove("HOME");
        Should.Throw<UsageException>(() => Keys.NewFile("")).Message.ShouldContain("SLIPWAY_KEY_FILE");
    }

    private void Expect(Action add, string source)
    {
        add();
        Keys.Find("eu-west")!.Source.ShouldBe(source);
    }

    private string Write(string relative, string text)
    {
        var file = _home.Write(relative, text);
        File.SetUnixFileMode(file, OwnerOnly);
        return file;
    }
}
