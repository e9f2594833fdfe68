namespace Kcl.Net.Kustomize;

/// <summary>A place in resources of some types.</summary>
/// <param name="Type">The types it is about; empty parts match anything.</param>
/// <param name="Path">Field names parted by `/`.</param>
/// <param name="Create">Whether what is missing on the way is made.</param>
internal sealed record FieldSpec(Gvk Type, string Path, bool Create)
{
    private string[]? _parts;

    /// <summary>The names of the path; `\/` is a slash that belongs to a name.</summary>
    public string[] Parts => _parts ??= PathText.Split(Path, '/');

    public override string ToString() => $"{Type}:{(Create ? "true" : "false")}:{Path}";

    public bool Matches(in Gvk type) => type.IsSelectedBy(Type);
}
