using Kcl.Net.Composition;
using Kcl.Net.Decoding;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Helm;
using Kcl.Net.Modules;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Conformance;

/// <summary>A real chart with the types of its values, compiled once.</summary>
internal sealed class TypedChart
{
    private readonly CompiledProgram _program;
    private readonly CompiledSchema? _schema;
    private readonly Chart _chart;

    public TypedChart(Chart chart, string folder)
    {
        _chart = chart;
        Types = ChartTypes.Of(chart, "chart", new Dictionary<string, string>(), Warnings);
        Defaults = Read(Path.Combine(folder, "values.yaml"));
        Source = Types.Source() + "\nvalue: Values = option(\"value\")\n";
        _program = KclEngine.Compile(KclRunner.LoadChecked(new LoadOptions([new EntryFile("/values.k", Source)], new DiskSourceTree()) { WorkingDirectory = "/" }));
        try
        {
            _schema = chart.Schema is { } schema ? SchemaValidator.Compile(ByteText.FromBytes(schema)) : null;
        }
        catch (SchemaException)
        {
            // It refers to schemas on the network.
        }
    }

    public ChartTypes Types { get; }

    /// <summary>What `values.yaml` has, with its integers.</summary>
    public DictValue Defaults { get; }

    public string Source { get; }

    /// <summary>The validator can read the chart's schema.</summary>
    public bool HasValidator => _schema is not null;

    public List<Diagnostic> Warnings { get; } = [];

    /// <summary>The charts of the corpus without the cases that share them: their names and folders.</summary>
    public static IEnumerable<(string Name, string Folder)> All(string corpus) =>
        Directory.EnumerateDirectories(corpus).Select(d => Path.Combine(d, "chart")).Where(c => new DirectoryInfo(c).LinkTarget is null)
            .Select(c => (Path.GetFileName(Path.GetDirectoryName(c)!), c)).OrderBy(c => c.Item1, StringComparer.Ordinal);

    /// <summary>The values files of the cases of a chart.</summary>
    public static IEnumerable<(string Case, DictValue Values)> Cases(string corpus, string chart)
    {
        foreach (var folder in Directory.EnumerateDirectories(corpus).Order(StringComparer.Ordinal))
        {
            var own = new DirectoryInfo(Path.Combine(folder, "chart"));
            if ((own.ResolveLinkTarget(true)?.FullName ?? own.FullName) == chart)
            {
                yield return (Path.GetFileName(folder), Read(Path.Combine(folder, "values.yaml")));
            }
        }
    }

    /// <summary>Why the types refuse values; null when they do not.</summary>
    public string? Refusal(DictValue values)
    {
        try
        {
            KclEngine.Run(_program, new RunOptions { Options = new Dictionary<string, Value> { ["value"] = values } });
            return null;
        }
        catch (DiagnosticException failure)
        {
            return failure.Message;
        }
    }

    /// <summary>Whether the chart's own schema, and not those of its subcharts, accepts values merged over the defaults; null when they cannot be merged.</summary>
    public bool? IsValid(DictValue values)
    {
        try
        {
            var given = (DictValue)ValuesReader.WithFloats(values);
            return SchemaValidation.Check(_schema!, ValuesCoalescing.Coalesce(DependencyResolution.Resolve(_chart, given), given), null) is null;
        }
        catch (HelmException)
        {
            return null;
        }
    }

    private static DictValue Read(string path)
    {
        var documents = YamlReader.ReadAll(File.ReadAllText(path), YamlOptions.HelmIntegers).OfType<DictValue>();
        return documents.Aggregate(new DictValue(), ValuesReader.Merge);
    }
}
