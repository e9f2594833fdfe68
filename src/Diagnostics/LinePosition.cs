namespace Kcl.Net.Diagnostics;

/// <summary>A place a person can go to: 1-based line and 1-based column, both counted in Unicode characters.</summary>
public readonly record struct LinePosition(int Line, int Column);
