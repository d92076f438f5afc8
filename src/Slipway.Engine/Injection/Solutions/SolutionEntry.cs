namespace Slipway.Engine;

/// <summary>A project or folder as a solution file names it.</summary>
/// <param name="Id">Its identifier in the file.</param>
/// <param name="TypeId">What kind of project it is; <see cref="ProjectTypes.Folder"/> for a folder.</param>
/// <param name="Name">Its display name.</param>
/// <param name="Path">Relative to the solution, with <c>/</c>; of a folder its name.</param>
/// <param name="Parent">The folder that it is in.</param>
/// <param name="Files">Files that a folder lists, relative to the solution.</param>
internal sealed record SolutionEntry(Guid Id, Guid TypeId, string Name, string Path, Guid? Parent, IReadOnlyList<string> Files);
