namespace Slipway.Release;

/// <summary>Deletes what the build made.</summary>
public interface IClean : IHazArtifacts
{
    /// <summary>Deletes <c>artifacts/</c> and every <c>bin</c> and <c>obj</c> below <c>src/</c> and <c>tests/</c>; the compiled build itself stays.</summary>
    Target Clean => _ => _
        .Description("Delete artifacts and build output")
        .Before<IRestore>(x => x.Restore)
        .Executes(() =>
        {
            ArtifactsDirectory.DeleteDirectory();
            foreach (var folder in BuildOutput.Find(RootDirectory / "src", RootDirectory / "tests"))
            {
                folder.DeleteDirectory();
            }
        });
}
