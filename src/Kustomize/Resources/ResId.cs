namespace Kcl.Net.Kustomize;

/// <summary>What identifies a resource: type, name and namespace.</summary>
internal readonly record struct ResId(Gvk Gvk, string Name, string Namespace, bool IsClusterScoped = false)
{
    public const string NoNamespace = "_non_namespaceable_";
    public const string DefaultNamespace = "default";

    /// <summary>The namespace that counts: an empty one is `default`, cluster-wide resources share one of their own.</summary>
    public string EffectiveNamespace => IsClusterScoped ? NoNamespace : Namespace.Length == 0 ? DefaultNamespace : Namespace;

    /// <summary>What equal resources have in common.</summary>
    public (Gvk Gvk, string Name, string Namespace) Key => (Gvk, Name, EffectiveNamespace);

    public bool IsSame(in ResId other) => Name == other.Name && Gvk == other.Gvk && EffectiveNamespace == other.EffectiveNamespace;

    public bool IsSelectedBy(in ResId selector) =>
        (selector.Name.Length == 0 || selector.Name == Name)
        && (selector.Namespace.Length == 0 || selector.EffectiveNamespace == EffectiveNamespace)
        && Gvk.IsSelectedBy(selector.Gvk);

    public bool IsBlank => this == new ResId(new Gvk("", "", ""), "", "");

    public override string ToString() =>
        $"{Gvk}/{(Name.Length == 0 ? "[noName]" : Name)}.{(Namespace.Length == 0 ? "[noNs]" : Namespace)}";

    /// <summary>As Go's `%#v` shows it.</summary>
    public string GoSyntax =>
        $"resid.ResId{{Gvk:resid.Gvk{{Group:{GoPrinting.Quote(Gvk.Group)}, Version:{GoPrinting.Quote(Gvk.Version)}, Kind:{GoPrinting.Quote(Gvk.Kind)}, "
        + $"isClusterScoped:{(IsClusterScoped ? "true" : "false")}}}, Name:{GoPrinting.Quote(Name)}, Namespace:{GoPrinting.Quote(Namespace)}}}";
}
