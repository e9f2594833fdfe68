using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Composition;

/// <summary>
/// The `resources` of a package as manifests: None and Undefined are dropped, lists inside are spliced, anything that is not a
/// mapping is refused at its place.
/// </summary>
internal static class ResourceList
{
    private const int MaxNesting = 100;

    public static List<ManifestFile> Manifests(RunResult result, SourceFile package, WorkBudget budget)
    {
        if (result.Value is not DictValue exported || exported.IndexOf("resources") is var at && at < 0)
        {
            throw Refuse(new Origin(package, default), "the package does not define `resources`", "add a list: resources = [ … ]");
        }

        ref var entry = ref exported.EntryAt(at);
        var origin = entry.Origin ?? new Origin(package, default);
        if (entry.Value is not ListValue list)
        {
            throw Refuse(origin, $"`resources` must be a list of mappings, got {Describe(entry.Value)}", null);
        }

        var manifests = new List<ManifestFile>(list.Count);
        var failures = new List<Diagnostic>();
        long characters = 0;
        Add(list, origin, manifests, failures, budget, ref characters, 0);
        return failures.Count == 0 ? manifests : throw new DiagnosticException(failures);
    }

    private static void Add(ListValue list, Origin origin, List<ManifestFile> manifests, List<Diagnostic> failures, WorkBudget budget, ref long characters, int depth)
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
                    Add(nested, place, manifests, failures, budget, ref characters, depth + 1);
                    break;
                case DictValue or SchemaValue:
                    var resource = list[i] as DictValue ?? ((SchemaValue)list[i]).Attributes;
                    var text = KclYamlWriter.Write(resource, OutputFilter.Default);
                    characters += text.Length;
                    budget.CheckOutput(characters);
                    manifests.Add(new ManifestFile(ManifestName.Of(manifests.Count, resource), text, resource));
                    break;
                default:
                    var item = string.Create(CultureInfo.InvariantCulture, $"item {i} of `resources` must be a mapping, got {Describe(list[i])}");
                    failures.Add(Refuse(place, item, null).Diagnostics[0]);
                    break;
            }
        }
    }

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
