namespace Kcl.Net.Kustomize;

/// <summary>What all steps of one build share.</summary>
internal sealed class BuildSession
{
    public BuildSession(KustomizeRequest request)
    {
        Request = request;
        Schemas = new SchemaStore();
        Scope = new ClusterScope(Schemas);
        Reader = new ResourceReader(new TextPool(), Scope);
    }

    public KustomizeRequest Request { get; }

    public SchemaStore Schemas { get; }

    public ClusterScope Scope { get; }

    public ResourceReader Reader { get; }

    /// <summary>Lines for standard error.</summary>
    public List<string> Warnings { get; } = [];

    public void Warn(string line) => Warnings.Add(line);

    /// <summary>Tells of a patch that selects nothing.</summary>
    public void NoteSelection(Selector selector, List<Resource> selected, ResourceSet set, string source)
    {
        if (selected.Count == 0)
        {
            Request.OnUnmatched?.Invoke($"a patch matches nothing: target {selector}: {source}", NearResources.Help(set.Items, selector.Id));
        }
    }
}
