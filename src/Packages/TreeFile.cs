namespace Kcl.Net.Packages;

/// <summary>One regular file of a tree: its path relative to the tree's root, joined with `/`.</summary>
public readonly record struct TreeFile(string RelativePath, string FullPath, long Length, bool IsExecutable);
