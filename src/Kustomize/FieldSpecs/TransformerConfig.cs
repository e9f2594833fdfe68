namespace Kcl.Net.Kustomize;

/// <summary>Where each transformer of a kustomization works: the defaults and what `configurations` and `crds` add.</summary>
internal sealed record TransformerConfig
{
    public static readonly TransformerConfig Empty = new();

    private static readonly Lazy<TransformerConfig> LazyDefault = new(static () => new TransformerConfig
    {
        NamePrefix = Read(DefaultFieldSpecTable.NamePrefix),
        NameSuffix = Read(DefaultFieldSpecTable.NameSuffix),
        Namespace = Read(DefaultFieldSpecTable.Namespace),
        CommonLabels = Read(DefaultFieldSpecTable.CommonLabels),
        TemplateLabels = Read(DefaultFieldSpecTable.TemplateLabels),
        CommonAnnotations = Read(DefaultFieldSpecTable.CommonAnnotations),
        Images = Read(DefaultFieldSpecTable.Images),
        Replicas = Read(DefaultFieldSpecTable.Replicas),
        VarReference = Read(DefaultFieldSpecTable.VarReference),
        NameReference = Kustomize.NameReference.Read(DefaultFieldSpecTable.NameReference),
    });

    public static TransformerConfig Default => LazyDefault.Value;

    public IReadOnlyList<FieldSpec> NamePrefix { get; init; } = [];

    public IReadOnlyList<FieldSpec> NameSuffix { get; init; } = [];

    public IReadOnlyList<FieldSpec> Namespace { get; init; } = [];

    public IReadOnlyList<FieldSpec> CommonLabels { get; init; } = [];

    public IReadOnlyList<FieldSpec> Labels { get; init; } = [];

    public IReadOnlyList<FieldSpec> TemplateLabels { get; init; } = [];

    public IReadOnlyList<FieldSpec> CommonAnnotations { get; init; } = [];

    public IReadOnlyList<NameReference> NameReference { get; init; } = [];

    public IReadOnlyList<FieldSpec> VarReference { get; init; } = [];

    public IReadOnlyList<FieldSpec> Images { get; init; } = [];

    public IReadOnlyList<FieldSpec> Replicas { get; init; } = [];

    public TransformerConfig Merge(TransformerConfig other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Empty))
        {
            return this;
        }

        if (ReferenceEquals(this, Empty) && ReferenceEquals(other, Default))
        {
            return other;
        }

        return new TransformerConfig
        {
            NamePrefix = Merge("NamePrefix", NamePrefix, other.NamePrefix),
            NameSuffix = Merge("NameSuffix", NameSuffix, other.NameSuffix),
            Namespace = Merge("NameSpace", Namespace, other.Namespace),
            CommonAnnotations = Merge("CommonAnnotations", CommonAnnotations, other.CommonAnnotations),
            CommonLabels = Merge("CommonLabels", CommonLabels, other.CommonLabels),
            Labels = Merge("Labels", Labels, other.Labels),
            TemplateLabels = Merge("TemplateLabels", TemplateLabels, other.TemplateLabels),
            VarReference = Merge("VarReference", VarReference, other.VarReference),
            NameReference = MergeReferences(NameReference, other.NameReference),
            Images = Merge("Images", Images, other.Images),
            Replicas = Merge("Replicas", Replicas, other.Replicas),
        };
    }

    private static IReadOnlyList<FieldSpec> Read(string table) => FieldSpecList.Sort(FieldSpecList.Read(table));

    private static IReadOnlyList<FieldSpec> Merge(string name, IReadOnlyList<FieldSpec> ours, IReadOnlyList<FieldSpec> theirs)
    {
        try
        {
            return FieldSpecList.Sort(FieldSpecList.Merge(ours, theirs));
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap($"failed to merge {name} fieldSpec", failure);
        }
    }

    private static IReadOnlyList<NameReference> MergeReferences(IReadOnlyList<NameReference> ours, IReadOnlyList<NameReference> theirs)
    {
        try
        {
            var merged = Kustomize.NameReference.Merge(ours, theirs);
            return ReferenceEquals(merged, ours) ? ours : Kustomize.NameReference.Sort(merged);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("failed to merge NameReference fieldSpec", failure);
        }
    }
}
