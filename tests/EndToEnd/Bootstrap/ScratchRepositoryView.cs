namespace EndToEnd.Bootstrap;

/// <summary>The changes that a test makes to a repository, public because xunit hands them to public methods.</summary>
public sealed class ScratchRepositoryView
{
    private readonly ScratchRepository _repository;

    internal ScratchRepositoryView(ScratchRepository repository) => _repository = repository;

    public void Write(string file, string text) => _repository.Write(file, text);

    public void WriteKeepingTime(string file, string text)
    {
        var path = _repository.Path(file);
        var (length, time) = (new FileInfo(path).Length, File.GetLastWriteTimeUtc(path));
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, time);
        new FileInfo(path).Length.ShouldBe(length);
    }

    public void Delete(string file) => File.Delete(_repository.Path(file));

    public void Move(string from, string to) => File.Move(_repository.Path(from), _repository.Path(to));

    public void Swap(string one, string other)
    {
        Move(one, "swap");
        Move(other, one);
        Move("swap", other);
    }

    public void AddSdk(string version) => Directory.CreateDirectory(Path.Combine(_repository.DotnetHome, "sdk", version));
}
