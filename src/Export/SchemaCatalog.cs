using Kcl.Net.Modules;
using Kcl.Net.Schema;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>
/// The schemas of a checked program with everything that is said about them: what the checker knows of their types joined
/// with what is written at their declarations.
/// </summary>
public sealed class SchemaCatalog
{
    private readonly KclProgram _program;
    private readonly SemanticModel _model;
    private readonly Dictionary<string, DeclaredSchema> _schemas = new(StringComparer.Ordinal);
    private readonly HashSet<string> _building = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SchemaStatement Syntax, KclFile File)> _declarations = new(StringComparer.Ordinal);
    private readonly Dictionary<KclFile, Dictionary<(string, string), DictValue>> _uiHints = [];
    private readonly Func<KclFile, string?> _originalText;

    /// <summary>Collects the declarations of a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="model">What checking it gave.</param>
    /// <param name="originalText">The text of a file before `@ui` was taken out of it; null when it is the program's own.</param>
    public SchemaCatalog(KclProgram program, SemanticModel model, Func<KclFile, string?>? originalText = null)
    {
        _program = program;
        _model = model;
        _originalText = originalText ?? (static _ => null);
        foreach (var package in program.Packages.Values)
        {
            foreach (var file in package.Files)
            {
                foreach (var schema in file.Syntax.Body.OfType<SchemaStatement>())
                {
                    _declarations[FullName(package.Path, schema.Name.Text)] = (schema, file);
                }
            }
        }
    }

    /// <summary>The full name of a schema of a package.</summary>
    public static string FullName(string packagePath, string name) => packagePath == KclPackage.MainPath ? name : packagePath + "." + name;

    public DeclaredSchema? Find(string name, string packagePath = KclPackage.MainPath) =>
        _model.TypeOf(name, packagePath) is SchemaType type ? Find(type) : null;

    public DeclaredSchema? Find(SchemaType type) => Find(type.Latest);

    /// <summary>The schemas a package declares, in order.</summary>
    public IReadOnlyList<DeclaredSchema> InPackage(KclPackage package) =>
        [.. package.Files.SelectMany(f => f.Syntax.Body).OfType<SchemaStatement>().Select(s => Find(s.Name.Text, package.Path)).OfType<DeclaredSchema>().Distinct()];

    internal DeclaredSchema? Find(SchemaBody body)
    {
        var name = body.Identity.FullName;
        if (_schemas.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!_declarations.TryGetValue(name, out var declaration))
        {
            return null;
        }

        var schema = new DeclaredSchema(name, declaration.Syntax, declaration.File);
        _schemas.Add(name, schema);
        _building.Add(name);
        schema.Base = body.Base is { } parent && !_building.Contains(parent.Identity.FullName) ? Find(parent) : null;
        schema.Mixins = [.. body.Mixins.Where(m => !_building.Contains(m.Identity.FullName)).Select(Find).OfType<DeclaredSchema>()];
        schema.IndexSignature = body.IndexSignature ?? schema.Base?.IndexSignature;
        schema.Attributes = Attributes(schema, body);
        _building.Remove(name);
        return schema;
    }

    private List<DeclaredAttribute> Attributes(DeclaredSchema schema, SchemaBody body)
    {
        var attributes = new List<DeclaredAttribute>(schema.Base?.Attributes ?? []);
        var statements = schema.Syntax.Body;
        for (var i = 0; i < statements.Count; i++)
        {
            if (Declared(statements[i]) is { } name && body.Attributes.TryGetValue(name, out var checkedAttribute))
            {
                var attribute = Describe(schema, name, checkedAttribute, statements[i], AttributeDocs.After(statements, i));
                Put(attributes, attribute, isOwn: true);
            }
            else if (statements[i] is AssignStatement assign)
            {
                MarkAssigned(attributes, assign);
            }
        }

        foreach (var mixin in schema.Mixins)
        {
            foreach (var attribute in mixin.Attributes)
            {
                Put(attributes, attribute, isOwn: false);
            }
        }

        return attributes;
    }

    private static string? Declared(StatementSyntax statement) => statement switch
    {
        SchemaAttributeStatement attribute => attribute.Name.Text,
        UnificationStatement { Target.Names: [var name] } => name.Text,
        _ => null,
    };

    private DeclaredAttribute Describe(DeclaredSchema schema, string name, SchemaAttribute known, StatementSyntax statement, StringLiteralExpression? doc)
    {
        var description = doc is not null ? AttributeDocs.Inner(doc.RawText).Trim() : schema.Doc.Attributes.GetValueOrDefault(name)?.Description ?? "";
        var attribute = statement as SchemaAttributeStatement;
        return new DeclaredAttribute(name, known.Type, known.IsOptional, schema)
        {
            TypeSyntax = attribute?.Type,
            Default = attribute is null ? (statement as UnificationStatement)?.Value : attribute.Default,
            Description = description,
            Decorators = attribute?.Decorators ?? [],
            UiHints = Hints(schema).GetValueOrDefault((schema.Name, name)),
        };
    }

    /// <summary>What a redeclaration leaves out, it inherits.</summary>
    private static void Put(List<DeclaredAttribute> attributes, DeclaredAttribute added, bool isOwn)
    {
        var at = attributes.FindIndex(a => a.Name == added.Name);
        if (at < 0)
        {
            attributes.Add(added);
            return;
        }

        var (first, second) = isOwn ? (added, attributes[at]) : (attributes[at], added);
        attributes[at] = first with
        {
            IsOptional = isOwn ? added.IsOptional : first.IsOptional,
            Default = first.Default ?? second.Default,
            Description = first.Description.Length > 0 ? first.Description : second.Description,
            Decorators = first.Decorators.Count > 0 ? first.Decorators : second.Decorators,
            UiHints = first.UiHints ?? second.UiHints,
            IsAssigned = first.IsAssigned || second.IsAssigned,
        };
    }

    private static void MarkAssigned(List<DeclaredAttribute> attributes, AssignStatement assign)
    {
        foreach (var target in assign.Targets)
        {
            var at = attributes.FindIndex(a => a.Name == target.Name.Text);
            if (at >= 0)
            {
                attributes[at] = attributes[at] with { IsAssigned = true };
            }
        }
    }

    private Dictionary<(string, string), DictValue> Hints(DeclaredSchema schema)
    {
        if (!_uiHints.TryGetValue(schema.File, out var hints))
        {
            var text = _originalText(schema.File);
            var module = text is null ? schema.File.Syntax : Parser.ParseModule(new Diagnostics.SourceFile(schema.File.Source.Path, text));
            _uiHints[schema.File] = hints = UiHints.OfText(module);
        }

        return hints;
    }
}
