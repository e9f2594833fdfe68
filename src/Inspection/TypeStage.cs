using Kcl.Net.Schema;

namespace Kcl.Net.Inspection;

/// <summary>What the checker knows after checking: the top-level names of every package with their types, and what schemas are made of.</summary>
public static class TypeStage
{
    public static IReadOnlyList<StageNode> Of(SemanticModel model) => model.Packages.Select(Package).ToList();

    private static StageNode Package(PackageScope package)
    {
        var names = new List<StageNode>();
        foreach (var (name, symbol) in package.Names.Symbols)
        {
            names.Add(Symbol(name, symbol));
        }

        return new StageNode("Package", package.Path, null, names);
    }

    private static StageNode Symbol(string name, Symbol symbol)
    {
        var place = symbol.Place.File is null ? null : symbol.Place.ToOrigin();
        return symbol.Type is SchemaType { IsInstance: false } schema
            ? new StageNode("Schema", name, place, Attributes(schema.Latest))
            : StageNode.Leaf(symbol.Kind.ToString(), $"{name}: {symbol.Type}", place);
    }

    private static List<StageNode> Attributes(SchemaBody body)
    {
        var parts = new List<StageNode>();
        if (body.Base is { } parent)
        {
            parts.Add(StageNode.Leaf("Base", parent.Name));
        }

        parts.AddRange(body.Mixins.Select(static m => StageNode.Leaf("Mixin", m.Name)));
        if (body.Constructor.Parameters.Count > 0)
        {
            parts.Add(StageNode.Leaf("Constructor", body.Constructor.ToString()));
        }

        foreach (var (name, attribute) in body.Attributes)
        {
            var text = $"{name}{(attribute.IsOptional ? "?" : "")}: {attribute.Type}{(attribute.HasDefault ? " = …" : "")}";
            parts.Add(StageNode.Leaf("Attribute", text, attribute.Place.File is null ? null : attribute.Place.ToOrigin()));
        }

        if (body.IndexSignature is { } signature)
        {
            parts.Add(StageNode.Leaf("IndexSignature", signature.ToString()));
        }

        return parts;
    }
}
