namespace Kcl.Net.Packages;

/// <summary>
/// One file of a tree: its path relative to the tree's root, joined with `/`. <see cref="LinkTarget"/> is set for a
/// symbolic link, which is never followed.
/// </summary>
public readonly record struct TreeFile(string RelativePath, string FullPath, long Length, bool IsExecutable, string? LinkTarget = null);
