namespace Slipway.Engine.Secrets;

/// <summary>
/// Finds the key of a profile, the first one wins: <c>SLIPWAY_KEY_&lt;PROFILE&gt;</c>, <c>SLIPWAY_KEY</c>, the file that <c>SLIPWAY_KEY_FILE</c> names,
/// <c>~/.config/slipway/&lt;folder of the repository&gt;.&lt;profile&gt;.key</c> and the same without a profile.
/// </summary>
internal sealed class SecretKeys(IReadOnlyDictionary<string, string> environment, AbsolutePath root)
{
    private const string Variable = "SLIPWAY_KEY";
    private const string FileVariable = "SLIPWAY_KEY_FILE";
    private const UnixFileMode OthersMode = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The keys in environment variables, of any profile.</summary>
    public IEnumerable<string> InEnvironment => environment.Where(variable => variable.Key.StartsWith(Variable, StringComparison.Ordinal) && variable.Key != FileVariable).Select(variable => variable.Value);

    /// <summary>The key of a profile; null when there is none.</summary>
    /// <exception cref="UsageException">A key file cannot be read, or others can read it too.</exception>
    public SecretKey? Find(string profile)
    {
        foreach (var variable in Variables(profile))
        {
            if (environment.GetValueOrDefault(variable)?.Trim() is { Length: > 0 } text)
            {
                return new SecretKey(text, $"the environment variable {variable}");
            }
        }

        return environment.GetValueOrDefault(FileVariable) is { Length: > 0 }
            ? Read(NewFile(profile))
            : DefaultFiles(profile).Where(file => file.FileExists()).Select(Read).FirstOrDefault();
    }

    /// <summary>The key of a profile.</summary>
    /// <exception cref="UsageException">There is none; the message says where it could be.</exception>
    public SecretKey Get(string profile) => Find(profile)
        ?? throw new UsageException($"there is no key: set the environment variable {string.Join(" or ", Variables(profile))}, or have the key in {string.Join(" or ", DefaultFiles(profile).Select(file => $"{file}"))} (./build.sh :secrets --generate-key makes one)");

    /// <summary>Where a new key of a profile belongs.</summary>
    /// <exception cref="UsageException">There is no home folder.</exception>
    public AbsolutePath NewFile(string profile) => environment.GetValueOrDefault(FileVariable) is { Length: > 0 } text
        ? AbsolutePath.Parse(text, root)
        : DefaultFiles(profile).FirstOrDefault() ?? throw new UsageException($"There is no home folder for a key file: name one with the environment variable {FileVariable}.");

    private static IEnumerable<string> Variables(string profile) => profile.Length == 0 ? [Variable] : [$"{Variable}_{ParameterNames.Variable(profile)}", Variable];

    private IEnumerable<AbsolutePath> DefaultFiles(string profile)
    {
        if (ConfigurationFolder() is not { } folder)
        {
            return [];
        }

        var shared = folder / "slipway" / $"{root.Name}.key";
        return profile.Length == 0 ? [shared] : [folder / "slipway" / $"{root.Name}.{profile}.key", shared];
    }

    // The XDG base directory specification; Windows has a profile folder instead of a home.
    private AbsolutePath? ConfigurationFolder()
    {
        if (AbsolutePath.TryParse(environment.GetValueOrDefault("XDG_CONFIG_HOME"), out var folder))
        {
            return folder;
        }

        return AbsolutePath.TryParse(environment.GetValueOrDefault("HOME") ?? environment.GetValueOrDefault("USERPROFILE"), out var home) ? home / ".config" : null;
    }

    private static SecretKey Read(AbsolutePath file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & OthersMode) != UnixFileMode.None)
            {
                throw new UsageException($"The key file {file} has the mode {Convert.ToString((int)File.GetUnixFileMode(file), 8)}, so that others can use it; 600 is expected: chmod 600 {file}");
            }

            return file.ReadAllText().Trim() is { Length: > 0 } text ? new SecretKey(text, $"{file}", file) : throw new UsageException($"The key file {file} is empty.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The key file {file} cannot be read: {error.Message}");
        }
    }
}
