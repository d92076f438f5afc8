using Slipway.Tools;

namespace Slipway.Images;

/// <summary>A secret of a Dockerfile's build, by name: its value is never part of a command line, a layer or the cache.</summary>
public sealed record DockerfileSecret
{
    private DockerfileSecret(string id) => Id = id;

    /// <summary>The id that the Dockerfile mounts it by.</summary>
    public string Id { get; }

    /// <summary>The environment variable that has the value; null for a file.</summary>
    public string? Variable { get; private init; }

    /// <summary>The file that has the value; null for a variable.</summary>
    public AbsolutePath? File { get; private init; }

    /// <summary>The value of an environment variable of the build.</summary>
    public static DockerfileSecret FromVariable(string id, string variable) => new(id) { Variable = variable };

    /// <summary>The content of a file.</summary>
    public static DockerfileSecret FromFile(string id, AbsolutePath file) => new(id) { File = file };

    /// <summary>The value of the option that names it to the engine.</summary>
    internal string Option => Variable is null ? $"id={Id},src={File}" : $"id={Id},env={Variable}";

    internal IEnumerable<string> FindProblems()
    {
        // The engine reads the option as comma-separated values.
        if (Id.Length == 0 || Option.AsSpan().ContainsAny("\"\n\r") || Option.Count(c => c == ',') != 1 || Variable?.Contains('=', StringComparison.Ordinal) == true)
        {
            yield return $"the secret '{Id}' needs an id and a variable or file whose names have no comma, quote or line break.";
        }

        if (File is not null && !File.FileExists())
        {
            yield return $"the file '{File}' of the secret '{Id}' is missing.";
        }
    }
}
