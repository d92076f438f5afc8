using Slipway.Engine.Caching;

namespace Slipway.Engine;

/// <summary>
/// What a target reads. While none of it changes the target is up to date: it does not run, and its products
/// (<c>Produces</c>) are checked and restored where they are missing.
/// </summary>
/// <remarks>
/// Everything that can change the products must be named: files, values, environment variables and tools. The build program
/// itself, the platform, the target's name and its product globs always count. Functions are called just before the target would run.
/// </remarks>
public sealed class InputSet
{
    private readonly List<string> _globs = [];
    private readonly List<NamedInput> _named = [];

    internal IReadOnlyList<string> Globs => _globs;

    internal IReadOnlyList<NamedInput> Named => _named;

    internal bool KeepsProducts { get; private set; } = true;

    internal bool CountsProgram { get; private set; } = true;

    /// <summary>
    /// Files by globs relative to the root directory (absolute paths below it are accepted too): <c>**</c> any folders, <c>*</c> and <c>?</c> within a
    /// name, <c>{a,b}</c> alternatives, <c>!glob</c> to leave out. A glob that ends in a plain name also takes a whole folder of that name.
    /// <c>bin</c>, <c>obj</c>, <c>.git</c>, <c>node_modules</c>, <c>/artifacts</c> and <c>/.nuke/temp</c> count only where a glob names them.
    /// </summary>
    /// <exception cref="FormatException">A glob is empty, leaves the root directory, or its braces do not match.</exception>
    public InputSet Files(params string[] globs)
    {
        foreach (var glob in globs.Select(glob => glob.TrimStart('!')).Where(glob => !Path.IsPathRooted(glob)))
        {
            Glob.Parse(glob);
        }

        _globs.AddRange(globs);
        return this;
    }

    /// <summary>A value under a name that is unique in this set; it may be shown by <c>--explain</c>. Lists count in their order.</summary>
    public InputSet Value(string name, Func<object?> value) => Add(InputKind.Value, name, () => InputText.Of(value()));

    /// <summary>A value of which only a hash is kept.</summary>
    public InputSet Secret(string name, Func<object?> value) => Add(InputKind.Secret, name, () => InputText.HashOf(value()));

    /// <summary>Environment variables; only hashes of their values are kept, since they may be secrets.</summary>
    public InputSet Environment(params string[] names)
    {
        foreach (var name in names)
        {
            _named.Add(new NamedInput(InputKind.Environment, name, read => InputText.HashOf(read(name))));
        }

        return this;
    }

    /// <summary>A tool by its version, for instance the output of <c>helm version</c>.</summary>
    public InputSet Tool(string name, Func<string> version) => Add(InputKind.Tool, name, () => InputText.Of(version()));

    /// <summary>
    /// The products are verified but no copies are kept, which suits large ones: when a product is missing or was changed the target runs again.
    /// </summary>
    public InputSet VerifyProductsOnly()
    {
        KeepsProducts = false;
        return this;
    }

    /// <summary>
    /// The build program does not count. Only for work that another program does, all of whose arguments are among the inputs:
    /// nothing tells that the build now does something else.
    /// </summary>
    public InputSet WithoutProgram()
    {
        CountsProgram = false;
        return this;
    }

    private InputSet Add(InputKind kind, string name, Func<string> text)
    {
        _named.Add(new NamedInput(kind, name, _ => text()));
        return this;
    }
}
