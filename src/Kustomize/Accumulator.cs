using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>What a kustomization has gathered: resources, where its transformers work, variables.</summary>
internal sealed class Accumulator
{
    private readonly SortedDictionary<string, Variable> _variables = new(Comparer<string>.Create(Utf8Order.Compare));

    public ResourceSet Set { get; } = new();

    public TransformerConfig Config { get; private set; } = TransformerConfig.Empty;

    public void MergeConfig(TransformerConfig config) => Config = Config.Merge(config);

    public void Merge(Accumulator other)
    {
        Set.AppendAll(other.Set.Items);
        MergeConfig(other.Config);
        foreach (var variable in other._variables.Values)
        {
            Add(variable);
        }
    }

    /// <summary>Adds variables and marks the resources they read from.</summary>
    public void MergeVariables(List<Variable> variables, BuildSession session)
    {
        foreach (var variable in variables)
        {
            var typed = variable.WithType();
            var id = new ResId(typed.Type, typed.TargetName, typed.TargetNamespace);
            var found = Set.MatchingAny(other => id.Namespace.Length > 0 ? id.IsSame(other) : id.Name == other.Name && id.Gvk == other.Gvk);
            if (found.Count > 1)
            {
                throw new KustomizeException($"found {found.Count} resId matches for var {typed} (unable to disambiguate)");
            }

            if (found.Count == 1)
            {
                found[0].VariableNames.Add(variable.Name);
            }
        }

        variables.ForEach(Add);
    }

    public void ResolveVariables(BuildSession session)
    {
        if (_variables.Count == 0)
        {
            return;
        }

        var values = new SortedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, variable) in _variables)
        {
            values[name] = ValueOf(variable);
        }

        new Variables(values, Config.VarReference, session.Warn).Transform(Set);
    }

    public void FixReferences() => new NameReferences(Config.NameReference).Transform(Set);

    private void Add(Variable variable)
    {
        if (!_variables.TryAdd(variable.Name, variable.WithDefaults()))
        {
            throw new KustomizeException($"var '{variable.Name}' already encountered");
        }
    }

    private Value ValueOf(Variable variable)
    {
        foreach (var resource in Set.Items)
        {
            if (resource.VariableNames.Contains(variable.Name))
            {
                return FieldValue.Read(resource, variable.FieldPath)
                    ?? throw new KustomizeException($"field specified in var '{variable}' not found in corresponding resource");
            }
        }

        throw new KustomizeException($"var '{variable}' cannot be mapped to a field in the set of known resources");
    }
}
