using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;

namespace Kcl.Net.Inspection;

/// <summary>
/// The lowered program, as it runs: packages with their variables and the setters that give them values, schemas flattened into
/// levels and attribute slots. Names are gone from the code; what is left of them are the slots shown here.
/// </summary>
public static class ProgramStage
{
    private const int MaxText = 60;

    public static IReadOnlyList<StageNode> Of(CompiledProgram program) => program.Packages.Select(Package).ToList();

    private static StageNode Package(CompiledPackage package)
    {
        var parts = new List<StageNode>();
        parts.AddRange(package.Imports.Select(static i => StageNode.Leaf("Import", i.Path)));
        parts.AddRange(package.Variables.Select(static v => new StageNode("Variable", $"{v.Name} slot {Number(v.Index)}", null, v.Setters.Select(Setter).ToList())));
        parts.AddRange(package.Schemas.Values.Select(Schema));
        parts.AddRange(package.Statements.Where(static s => s is not SetterNode).Select(static s => Node("Statement", s)));
        return new StageNode("Package", $"{package.Path} {Number(package.SlotCount)} local slots", null, parts);
    }

    private static StageNode Setter(Setter setter) => new("Setter", $"{Kind(setter.Statement)} {Source(setter.Statement)}", setter.Statement.Origin, setter.Guards.Select(Guard).ToList());

    private static StageNode Guard(Guard guard) => StageNode.Leaf("Guard", $"{(guard.InThen ? "then" : "else")} of branch {Number(guard.Statement.GuardIndex)}", guard.Statement.Origin);

    private static StageNode Schema(CompiledSchema schema)
    {
        var layout = schema.Layout;
        var parts = new List<StageNode>();
        parts.AddRange(layout.Levels.Select(static (level, i) => StageNode.Leaf("Level", $"{Number(i)} {level.Schema.QualifiedName}, {Number(level.Schema.SlotCount)} local slots, branches from {Number(level.FirstGuard)}")));
        for (var slot = 0; slot < layout.Attributes.Length; slot++)
        {
            var attribute = layout.Attributes[slot];
            var setters = attribute.Setters.Select(static s => new StageNode($"Level {Number(s.Level)}", "", null, [Setter(s.Setter)])).ToList();
            parts.Add(new StageNode("Attribute", $"slot {Number(slot)} {attribute.Name}: {attribute.LastType?.Text ?? "any"}", null, setters));
        }

        if (layout.IndexSignature is { } signature)
        {
            parts.Add(StageNode.Leaf("IndexSignature", $"{signature.KeyName}: {signature.ValueType.Text}"));
        }

        parts.AddRange(layout.Checks.Select(static c => new StageNode($"Level {Number(c.Level)}", "", null, [Node("Check", c.Check)])));
        return new StageNode(schema.IsRule ? "Rule" : schema.IsMixin ? "Mixin" : "Schema", schema.QualifiedName, schema.Origin, parts);
    }

    private static StageNode Node(string kind, Node node) => StageNode.Leaf(kind, $"{Kind(node)} {Source(node)}", node.Origin);

    /// <summary>The class that runs it: the name to look for in `src/Evaluator/Nodes`.</summary>
    private static string Kind(Node node) => node.GetType().Name;

    private static string Source(Node node)
    {
        var text = node.File.Text.Substring(node.Span.Start, node.Span.Length);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? text : text[..end] + " …";
        return line.Length > MaxText ? line[..MaxText] + " …" : line;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
