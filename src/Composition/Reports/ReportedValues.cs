using Kcl.Net.Import;

namespace Kcl.Net.Composition.Reports;

/// <summary>The values of a chart by dotted path. A section is followed by what is in it, unless it contains itself.</summary>
internal static class ReportedValues
{
    public static List<ReportedValue> Of(ChartTypes types)
    {
        var values = new List<ReportedValue>();
        if (types.Schemas.Count > 0)
        {
            Add(values, types.Schemas[0], "", []);
        }

        return values;
    }

    private static void Add(List<ReportedValue> values, ModelSchema schema, string prefix, HashSet<ModelSchema> above)
    {
        if (!above.Add(schema))
        {
            return;
        }

        foreach (var attribute in schema.Attributes)
        {
            values.Add(new ReportedValue(prefix + attribute.Name, KclTypeText.Of(attribute.Type), !attribute.IsOptional && attribute.Default is null)
            {
                Default = attribute.Default is { } initial ? KclSource.Literal(initial) : null,
                Description = attribute.Description,
            });
            if (Section(attribute.Type) is { } section)
            {
                Add(values, section, prefix + attribute.Name + ".", above);
            }
        }

        above.Remove(schema);
    }

    private static ModelSchema? Section(ModelType type) => type switch
    {
        ReferenceModel reference => reference.Schema,
        UnionModel union => union.Members.OfType<ReferenceModel>().FirstOrDefault()?.Schema,
        _ => null,
    };
}
