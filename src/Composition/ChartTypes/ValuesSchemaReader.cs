using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Import;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>Types for a chart's values, made of its `values.schema.json`. Whatever Helm's validator accepts they accept.</summary>
internal static class ValuesSchemaReader
{
    private static readonly ImportOptions Options = new() { ReservedNames = ["TemplateOpts"], OnlyScalarDefaults = true, WithDefaultsOfRequired = true };

    /// <summary>The schemas, the one of all values first; null when the file does not describe an object.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="sections">Names of the values of its subcharts.</param>
    /// <param name="file">The chart's schema.</param>
    /// <param name="warnings">Gets why the file cannot be used.</param>
    public static IReadOnlyList<ModelSchema>? Read(Chart chart, IReadOnlyList<string> sections, SourceFile file, ICollection<Diagnostic> warnings)
    {
        try
        {
            return JsonReader.Read(file, JsonOptions.Exact) is DictValue root ? Read(chart, sections, root) : null;
        }
        catch (DataFormatException failure)
        {
            warnings.Add(Unusable(file, failure.Problem));
        }
        catch (InsufficientExecutionStackException)
        {
            warnings.Add(Unusable(file, "its schemas are nested too deeply"));
        }

        return null;
    }

    private static IReadOnlyList<ModelSchema>? Read(Chart chart, IReadOnlyList<string> sections, DictValue root)
    {
        ApplyDefaults(chart, sections, root);
        var reader = new JsonSchemaReader(root, Options);
        var values = reader.Add(ChartTypes.Root, root);
        if (values.Alias is not null || values.Attributes.Count == 0)
        {
            return null;
        }

        if (values.OtherAttributes is not null)
        {
            // A closed schema says itself what sections there may be.
            var others = sections.Append("global").Where(n => !values.Attributes.Exists(a => a.Name == n)).ToList();
            values.Attributes.AddRange(others.Select(static n => new ModelAttribute(n, BasicModel.Any, IsOptional: true)));
        }

        return [values, .. reader.Schemas.Where(s => s != values)];
    }

    private static void ApplyDefaults(Chart chart, IReadOnlyList<string> sections, DictValue root)
    {
        var defaults = new GivenDefaults(root);
        defaults.Apply(root, chart.Metadata.Dependencies?.Any(static d => d.ImportValues.Count > 0) == true ? null : chart.Values);
        foreach (var section in sections)
        {
            // The subchart's own defaults are under these.
            if ((root["properties"] as DictValue)?[section] is DictValue schema)
            {
                defaults.Apply(schema, null);
            }
        }
    }

    private static Diagnostic Unusable(SourceFile file, string why) => new(RenderCodes.ChartTypes, "", $"the chart's values are not typed by this file: {why}")
    {
        Severity = Severity.Warning,
        Path = file.Path,
    };
}
