using Kcl.Net.Modules;
using Kcl.Net.Schema;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>A schema with where it was declared. Two objects of one catalog are the same schema only when they are the same object.</summary>
public sealed class DeclaredSchema
{
    internal DeclaredSchema(string fullName, SchemaStatement syntax, KclFile file) => (FullName, Syntax, File) = (fullName, syntax, file);

    public string Name => Syntax.Name.Text;

    /// <summary>`pkg.path.Name`; the bare name in the main package.</summary>
    public string FullName { get; }

    public SchemaStatement Syntax { get; }

    public KclFile File { get; }

    public string PackagePath => File.Package.Path;

    /// <summary>The docstring taken apart.</summary>
    public Docstring Doc => field ??= Docstring.Parse(Syntax.Doc is { } doc ? AttributeDocs.Inner(doc.RawText) : "");

    /// <summary>The schema it extends, when that could be found.</summary>
    public DeclaredSchema? Base { get; internal set; }

    /// <summary>Its own attributes and those of its bases and mixins, bases first; a redeclared one keeps its first position.</summary>
    public IReadOnlyList<DeclaredAttribute> Attributes { get; internal set; } = [];

    internal IReadOnlyList<DeclaredSchema> Mixins { get; set; } = [];

    internal IndexSignature? IndexSignature { get; set; }
}

/// <summary>An attribute as users of a schema see it.</summary>
/// <param name="Name">Its name, unquoted.</param>
/// <param name="Type">Its type, aliases resolved.</param>
/// <param name="IsOptional">Written with `?`.</param>
/// <param name="Owner">The schema that declares it (last).</param>
public sealed record DeclaredAttribute(string Name, KclType Type, bool IsOptional, DeclaredSchema Owner)
{
    /// <summary>The type as written; null for `name: Schema {…}`.</summary>
    public TypeSyntax? TypeSyntax { get; init; }

    public ExpressionSyntax? Default { get; init; }

    /// <summary>A statement of the schema's body gives it a value.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>Its description: the string below it, else its entry in the schema's docstring, else that of the base.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyList<DecoratorSyntax> Decorators { get; init; } = [];

    /// <summary>The hints of its `@ui` decorator.</summary>
    public DictValue? UiHints { get; init; }
}
