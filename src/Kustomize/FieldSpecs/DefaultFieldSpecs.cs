using System.Collections;

namespace Kcl.Net.Kustomize;

/// <summary>A list of <see cref="DefaultFieldSpecTable"/> that is read when somebody first looks at it; most builds need few of them.</summary>
internal sealed class DefaultFieldSpecs(string table) : IReadOnlyList<FieldSpec>
{
    private IReadOnlyList<FieldSpec>? _specs;

    public int Count => Specs.Count;

    private IReadOnlyList<FieldSpec> Specs => _specs ??= FieldSpecList.Sort(FieldSpecList.Read(table));

    public FieldSpec this[int index] => Specs[index];

    public IEnumerator<FieldSpec> GetEnumerator() => Specs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
