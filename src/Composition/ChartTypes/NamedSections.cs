using Kcl.Net.Import;

namespace Kcl.Net.Composition;

/// <summary>
/// The types that a program can have a use for: a section of a chart's values whose name is nowhere in the program's text stays an
/// untyped mapping. Charts with hundreds of sections would cost more to type than to render.
/// </summary>
internal static class NamedSections
{
    public static List<ModelSchema> Of(IReadOnlyList<ModelSchema> schemas, string program)
    {
        var kept = new List<ModelSchema>();
        var copies = new Dictionary<ModelSchema, ModelSchema>(ReferenceEqualityComparer.Instance);
        var pending = new Queue<ModelSchema>();
        Copy(schemas[0]);
        while (pending.TryDequeue(out var schema))
        {
            copies[schema].Attributes.AddRange(schema.Attributes.Select(a => a with { Type = Kept(a.Type, program.Contains(a.Name, StringComparison.Ordinal)) }));
        }

        return kept;

        ModelSchema Copy(ModelSchema schema)
        {
            if (!copies.TryGetValue(schema, out var copy))
            {
                copy = new ModelSchema(schema.Name) { OtherAttributes = schema.OtherAttributes is { } others ? Kept(others, false) : null };
                copy.Presence.AddRange(schema.Presence);
                copies.Add(schema, copy);
                kept.Add(copy);
                pending.Enqueue(schema);
            }

            return copy;
        }

        ModelType Kept(ModelType type, bool isNamed) => type switch
        {
            ReferenceModel reference => isNamed ? new ReferenceModel(Copy(reference.Schema)) : new MapModel(BasicModel.Any),
            ListModel list => new ListModel(Kept(list.Item, isNamed)),
            MapModel map => new MapModel(Kept(map.Value, isNamed)),
            UnionModel union => new UnionModel([.. union.Members.Select(m => Kept(m, isNamed)).Distinct()]),
            _ => type,
        };
    }
}
