using Kcl.Net.Schema;
using Kcl.Net.Syntax;

namespace Kcl.Net.Export;

/// <summary>A type taken apart, for tools that draw forms or generate code: what the engine's schema type mapping tells.</summary>
/// <param name="Kind">`any`, `bool`, `int`, `float`, `str`, `list`, `dict`, `union`, `schema`, `function`, or a literal such as `str(a)`.</param>
public sealed record TypeDescription(string Kind)
{
    /// <summary>The source text of an attribute's default; empty without one.</summary>
    public string Default { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Decorators { get; init; } = [];

    public IReadOnlyList<TypeDescription> Members { get; init; } = [];

    public TypeDescription? Key { get; init; }

    public TypeDescription? Item { get; init; }

    public IReadOnlyList<TypeDescription> Parameters { get; init; } = [];

    public TypeDescription? Result { get; init; }

    public SchemaDescription? Schema { get; init; }
}

/// <summary>A schema taken apart. One that contains itself is described once; inside of itself it has a name only.</summary>
public sealed record SchemaDescription(string Name)
{
    public string Doc { get; init; } = "";

    public string Examples { get; init; } = "";

    /// <summary>Attributes in order, those of bases first.</summary>
    public IReadOnlyList<KeyValuePair<string, TypeDescription>> Properties { get; init; } = [];

    public IReadOnlyList<string> Required { get; init; } = [];

    public string FileName { get; init; } = "";

    public string PackagePath { get; init; } = "";

    public SchemaDescription? Base { get; init; }

    /// <summary>Key and value type of attributes that are not declared; null when there are none.</summary>
    public (TypeDescription Key, TypeDescription Value, bool AnyOther)? IndexSignature { get; init; }
}

/// <summary>Describes types of a checked program.</summary>
public sealed class TypeDescriber(SchemaCatalog catalog)
{
    private readonly HashSet<DeclaredSchema> _open = [];

    public TypeDescription Describe(KclType type) => type switch
    {
        ListType list => new TypeDescription("list") { Item = Describe(list.Item) },
        DictType dict => new TypeDescription("dict") { Key = Describe(dict.Key), Item = Describe(dict.Value) },
        UnionType union => new TypeDescription("union") { Members = union.Members.Select(Describe).ToList() },
        FunctionType function => new TypeDescription("function")
        {
            Parameters = function.Parameters.Select(p => Describe(p.Type)).ToList(),
            Result = Describe(function.Result),
        },
        SchemaType schema => new TypeDescription("schema") { Schema = catalog.Find(schema) is { } declared ? Describe(declared) : new SchemaDescription(schema.Name) },
        _ => new TypeDescription(type.ToString()),
    };

    public SchemaDescription Describe(DeclaredSchema schema)
    {
        if (!_open.Add(schema))
        {
            return new SchemaDescription(schema.Name);
        }

        var description = new SchemaDescription(schema.Name)
        {
            Doc = schema.Doc.Summary,
            Examples = schema.Doc.Examples,
            Properties = schema.Attributes.Select(a => new KeyValuePair<string, TypeDescription>(a.Name, Describe(a))).ToList(),
            Required = schema.Attributes.Where(static a => !a.IsOptional).Select(static a => a.Name).ToList(),
            FileName = schema.File.Source.Path,
            PackagePath = schema.PackagePath,
            Base = schema.Base is null ? null : Describe(schema.Base),
            IndexSignature = schema.IndexSignature is { } signature ? (Describe(signature.Key), Describe(signature.Value), signature.AnyOther) : null,
        };
        _open.Remove(schema);
        return description;
    }

    private TypeDescription Describe(DeclaredAttribute attribute) => Describe(attribute.Type) with
    {
        Default = attribute.Default is { } value ? attribute.Owner.File.Source.Text.Substring(value.Span.Start, value.Span.Length) : "",
        Description = attribute.Description,
        Decorators = attribute.Decorators.Select(static (DecoratorSyntax d) => d.Name.Text).ToList(),
    };
}
