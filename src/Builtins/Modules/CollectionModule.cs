using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Modules;

/// <summary>`collection`: merging many configs.</summary>
internal static class CollectionModule
{
    public static SystemModule Create() => new("collection", ["union_all"], name => name switch
    {
        "union_all" => new(name, "(num: [any]) -> any", "The items united with `|` from the left.", UnionAll),
        _ => null,
    });

    private static Value UnionAll(BuiltinCall call)
    {
        if (call.Required(0, "num", "union_all() takes at least 1 argument (0 given)") is not ListValue { Count: > 0 } list)
        {
            return new DictValue();
        }

        var union = list[0];
        foreach (var item in list.Items[1..])
        {
            call.Host.Budget.Step();
            union = call.Host.Union(union, item);
        }

        return union;
    }
}
