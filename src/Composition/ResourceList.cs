using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>One item of `resources`: a mapping or schema instance, and where it was written.</summary>
internal readonly record struct Resource(Value Value, Origin Place);

/// <summary>
/// The `resources` of a package: None and Undefined are dropped, lists inside are spliced, anything that is not a mapping is
/// refused at its place.
/// </summary>
internal static class ResourceList
{
    private const int MaxNesting = 100;

    public static List<Resource> Of(Value result, SourceFile package, WorkBudget budget)
    {
        if (result is not DictValue exported || exported.IndexOf("resources") is var at && at < 0)
        {
            throw new DiagnosticException(Missing(package));
        }

        ref var entry = ref exported.EntryAt(at);
        var origin = entry.Origin ?? new Origin(package, default);
        if (entry.Value is not ListValue list)
        {
            throw Refuse(origin, $"`resources` must be a list of mappings, got {Describe(entry.Value)}", null);
        }

        var resources = new List<Resource>(list.Count);
        var failures = new List<Diagnostic>();
        Add(list, origin, resources, failures, budget, 0);
        return failures.Count == 0 ? resources : throw new DiagnosticException(failures);
    }

    /// <summary>Resources as files, numbered in order.</summary>
    public static List<ManifestFile> Manifests(List<Resource> resources, WorkBudget budget)
    {
        var manifests = new List<ManifestFile>(resources.Count);
        long characters = 0;
        foreach (var (value, _) in resources)
        {
            budget.Step();
            var mapping = value as DictValue ?? ((SchemaValue)value).Attributes;
            var text = KclYamlWriter.Write(mapping, OutputFilter.Default);
            characters += text.Length;
            budget.CheckOutput(characters);
            manifests.Add(new ManifestFile(ManifestName.Of(manifests.Count, mapping), text, mapping));
        }

        return manifests;
    }

    private static void Add(ListValue list, Origin origin, List<Resource> resources, List<Diagnostic> failures, WorkBudget budget, int depth)
    {
        for (var i = 0; i < list.Count; i++)
        {
            budget.Step();
            var place = list.OriginAt(i) ?? origin;
            switch (list[i])
            {
                case { IsNullish: true }:
                    break;
                case ListValue nested when depth < MaxNesting:
                    Add(nested, place, resources, failures, budget, depth + 1);
                    break;
                case DictValue or SchemaValue:
                    resources.Add(new Resource(list[i], place));
                    break;
                default:
                    var item = string.Create(CultureInfo.InvariantCulture, $"item {i} of `resources` must be a mapping, got {Describe(list[i])}");
                    failures.Add(Refuse(place, item, null).Diagnostics[0]);
                    break;
            }
        }
    }

    /// <summary>What is said of a package without `resources`.</summary>
    public static Diagnostic Missing(SourceFile package) =>
        Refuse(new Origin(package, default), "the package does not define `resources`", "add a list: resources = [ … ]").Diagnostics[0];

    private static DiagnosticException Refuse(Origin origin, string message, string? help) =>
        new(Diagnostic.At(RenderCodes.PackageParse, "", origin, message) with { Field = "resources", Help = help });

    private static string Describe(Value value) => value.Kind switch
    {
        ValueKind.Undefined or ValueKind.None => "nothing",
        ValueKind.Bool => "a truth value",
        ValueKind.Int or ValueKind.Float or ValueKind.Unit => "a number",
        ValueKind.Str => "a string",
        ValueKind.List => "a list nested too deeply",
        ValueKind.Function => "a function",
        _ => "a mapping",
    };
}
