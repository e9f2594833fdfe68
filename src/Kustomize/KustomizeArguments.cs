namespace Kcl.Net.Kustomize;

/// <summary>The flags of `kustomize build` that say what is built.</summary>
public static class KustomizeArguments
{
    /// <summary>Sets `--reorder`.</summary>
    public static ResourceOrder Order(string text) => text switch
    {
        "none" => ResourceOrder.None,
        "legacy" => ResourceOrder.Legacy,
        _ => throw new KustomizeException($"illegal flag value --reorder {text}; legal values: [legacy none]"),
    };

    /// <summary>Whether `--load-restrictor` lets files lie anywhere.</summary>
    public static bool AllowsAnyFile(string text) => text switch
    {
        "LoadRestrictionsRootOnly" => false,
        "LoadRestrictionsNone" => true,
        _ => throw new KustomizeException($"illegal flag value --load-restrictor {text}; legal values: [LoadRestrictionsRootOnly LoadRestrictionsNone]"),
    };
}
