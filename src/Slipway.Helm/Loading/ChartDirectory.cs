namespace Slipway.Helm;

/// <summary>
/// Reads the files of a chart's directory as Helm does: in the order of a sorted walk, symbolic links followed, without what <c>.helmignore</c> names,
/// without byte order marks.
/// </summary>
internal sealed class ChartDirectory(string root, ICollection<string> problems)
{
    private readonly List<ChartFile> _files = [];
    private readonly Stack<string> _open = new();
    private HelmIgnore _ignore = HelmIgnore.Parse("", problems);
    private long _size;

    /// <summary>The files. Problems are noted, and what has one is left out.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public async Task<IReadOnlyList<ChartFile>> ReadAsync(CancellationToken cancellationToken)
    {
        var rules = Path.Combine(root, HelmIgnore.FileName);
        if (File.Exists(rules))
        {
            Utf8Text.TryDecode(Utf8Text.WithoutMark(await File.ReadAllBytesAsync(rules, cancellationToken)), out var text);
            _ignore = HelmIgnore.Parse(text, problems);
        }

        await WalkAsync(new DirectoryInfo(root), "", cancellationToken);
        return _files;
    }

    private async Task WalkAsync(DirectoryInfo directory, string path, CancellationToken cancellationToken)
    {
        var place = RealPath(directory);
        if (_open.Contains(place))
        {
            problems.Add($"{path}: this symbolic link leads to {place}, a directory that it lies in itself.");
            return;
        }

        _open.Push(place);
        foreach (var item in directory.EnumerateFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await VisitAsync(item, path.Length == 0 ? item.Name : $"{path}/{item.Name}", cancellationToken);
        }

        _open.Pop();
    }

    private async Task VisitAsync(FileSystemInfo item, string path, CancellationToken cancellationToken)
    {
        var target = item.LinkTarget is null ? item : ResolveLink(item, path);
        if (target is null || _ignore.Ignores(path, target is DirectoryInfo))
        {
            return;
        }

        if (target is DirectoryInfo directory)
        {
            await WalkAsync(directory, path, cancellationToken);
        }
        else if (CanRead((FileInfo)target, path))
        {
            _files.Add(new(path, Utf8Text.WithoutMark(await File.ReadAllBytesAsync(target.FullName, cancellationToken))));
        }
    }

    private bool CanRead(FileInfo file, string path)
    {
        if (!FileKind.IsRegular(file))
        {
            problems.Add($"{path}: this is no file but a pipe, a socket or a device, which charts cannot have.");
            return false;
        }

        if (file.Length > Chart.MaximumFileSize)
        {
            problems.Add($"{path}: the file has {file.Length} bytes, and Helm reads at most {Chart.MaximumFileSize}: name it in {HelmIgnore.FileName} or make it smaller.");
            return false;
        }

        var before = _size;
        _size += file.Length;
        if (before <= Chart.MaximumChartSize && _size > Chart.MaximumChartSize)
        {
            problems.Add($"{path}: with this file the chart has more than the {Chart.MaximumChartSize} bytes that Helm reads: name what does not belong to it in {HelmIgnore.FileName}.");
        }

        return _size <= Chart.MaximumChartSize;
    }

    private FileSystemInfo? ResolveLink(FileSystemInfo link, string path)
    {
        var target = link.ResolveLinkTarget(returnFinalTarget: true);
        if (target is { Exists: true })
        {
            return target;
        }

        problems.Add($"{path}: this symbolic link leads to {link.LinkTarget}, where nothing is.");
        return null;
    }

    private static string RealPath(DirectoryInfo directory) => directory.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? directory.FullName;
}
