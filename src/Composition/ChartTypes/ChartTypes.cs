using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;
using Kcl.Net.Import;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The types of a chart's values, `Values` first: of its `values.schema.json`, or where there is none that says anything, of its
/// `values.yaml`.
/// </summary>
/// <param name="Schemas">Empty when the values stay untyped.</param>
/// <param name="IsFromSchema">Made of the schema.</param>
internal sealed record ChartTypes(IReadOnlyList<ModelSchema> Schemas, bool IsFromSchema)
{
    public const string Root = "Values";

    /// <summary>From here on it pays to leave out the types of sections that a program does not name.</summary>
    private const int ManySchemas = 64;

    public static readonly ChartTypes None = new([], false);

    /// <summary>Something must be given, so there is no default for the whole.</summary>
    public bool HasRequired => Schemas.Count > 0 && Schemas[0].Attributes.Exists(static a => !a.IsOptional && a.Default is null);

    /// <summary>The KCL source of the schemas.</summary>
    /// <param name="program">The text that uses them: of many, sections it does not name stay untyped. Empty for all.</param>
    public string Source(string program = "") =>
        KclSchemaWriter.Write(program.Length > 0 && Schemas.Count > ManySchemas ? NamedSections.Of(Schemas, program) : Schemas, "", [], guardsAll: true);

    /// <param name="chart">The chart.</param>
    /// <param name="shown">The chart as messages show it.</param>
    /// <param name="comments">What `values.yaml` says of its values, by dotted path.</param>
    /// <param name="warnings">Gets why types are missing.</param>
    public static ChartTypes Of(Chart chart, string shown, IReadOnlyDictionary<string, string> comments, ICollection<Diagnostic> warnings)
    {
        var sections = (chart.Metadata.Dependencies ?? []).Select(static d => d.Alias.Length > 0 ? d.Alias : d.Name).Concat(chart.Subcharts.Select(static s => s.Name))
            .Distinct(StringComparer.Ordinal).ToList();
        return chart.Schema is { } schema && ValuesSchemaReader.Read(chart, sections, new SourceFile(Path.Combine(shown, "values.schema.json"), ByteText.FromBytes(schema)), warnings) is { } typed
            ? new ChartTypes(typed, true)
            : new ChartTypes(new DefaultValuesReader(comments).Read(chart.Values, ["global", .. sections]), false);
    }
}
