namespace Slipway.Release;

/// <summary>What a target reads. NUKE has no cache: nothing of it is looked at.</summary>
public sealed class InputSet
{
    /// <summary>Files by globs.</summary>
    public InputSet Files(params string[] globs) => this;

    /// <summary>A value.</summary>
    public InputSet Value(string name, Func<object?> value) => this;

    /// <summary>A secret value.</summary>
    public InputSet Secret(string name, Func<object?> value) => this;

    /// <summary>Environment variables.</summary>
    public InputSet Environment(params string[] names) => this;

    /// <summary>A tool by its version.</summary>
    public InputSet Tool(string name, Func<string> version) => this;

    /// <summary>No copies of the products are kept.</summary>
    public InputSet VerifyProductsOnly() => this;

    /// <summary>The build program does not count.</summary>
    public InputSet WithoutProgram() => this;
}
