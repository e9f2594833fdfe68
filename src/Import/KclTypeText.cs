using Kcl.Net.Values;

namespace Kcl.Net.Import;

/// <summary>Types as KCL text.</summary>
internal static class KclTypeText
{
    public static string Of(ModelType type) => type switch
    {
        BasicModel basic => basic.Name,
        LiteralsModel literals => string.Join(" | ", literals.Values.Select(KclSource.Literal)),
        ListModel list => $"[{Of(list.Item)}]",
        MapModel map => map.Value == BasicModel.Any ? "{str:}" : $"{{str:{Of(map.Value)}}}",
        ReferenceModel reference => reference.Schema.Name,
        UnionModel union => string.Join(" | ", union.Members.Select(Of).Distinct(StringComparer.Ordinal)),
        _ => "any",
    };

    /// <summary>Whether a value may stand as a default of the type.</summary>
    public static bool Fits(ModelType type, Value value) => type switch
    {
        BasicModel { Name: "any" } => value is not (DictValue { Count: > 0 } or ListValue { Count: > 0 }),
        BasicModel { Name: "str" } => value is StrValue,
        BasicModel { Name: "int" } => value is IntValue,
        BasicModel { Name: "float" } => value is IntValue or FloatValue,
        BasicModel { Name: "bool" } => value is BoolValue,
        LiteralsModel literals => literals.Values.Any(v => KclEquality.AreEqual(v, value)),
        ListModel list => value is ListValue items && items.Items.ToArray().All(i => Fits(list.Item, i)),
        MapModel => value is DictValue { Count: 0 },
        UnionModel union => union.Members.Any(m => Fits(m, value)),
        _ => false,
    };
}
