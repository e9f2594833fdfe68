using System.Text;
using Kcl.Net.Export;
using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Documentation;

/// <summary>What a package offers, as its documentation shows it.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Summary">The docstring of its first file that has one.</param>
/// <param name="Schemas">Its schemas in order of declaration, private ones left out.</param>
public sealed record PackageDocument(string Name, string Summary, IReadOnlyList<SchemaDocument> Schemas)
{
    /// <summary>Describes the main package of a program.</summary>
    public static PackageDocument Of(string name, KclProgram program, SchemaCatalog catalog)
    {
        var doc = program.Main.Files.Select(f => f.Syntax.Doc).OfType<StringLiteralExpression>().FirstOrDefault();
        var summary = doc is null ? "" : Docstring.Parse(AttributeDocs.Inner(doc.RawText)).Summary;
        var schemas = catalog.InPackage(program.Main).Where(s => !s.Name.StartsWith('_')).Select(SchemaDocument.Of);
        return new PackageDocument(name, summary, schemas.ToList());
    }
}

/// <summary>A schema as its documentation shows it.</summary>
public sealed record SchemaDocument(string Name, string? Base, string Summary, string Examples, IReadOnlyList<AttributeDocument> Attributes)
{
    internal static SchemaDocument Of(DeclaredSchema schema) => new(
        schema.Name,
        schema.Syntax.Base?.Text,
        schema.Doc.Summary,
        schema.Doc.Examples,
        schema.Attributes.Select(AttributeDocument.Of).ToList());
}

/// <summary>An attribute: its type and default as they are written, on one line.</summary>
public sealed record AttributeDocument(string Name, string Type, string? Default, bool IsRequired, string Description)
{
    private const int LongestDefault = 200;

    internal static AttributeDocument Of(DeclaredAttribute attribute)
    {
        var source = attribute.Owner.File.Source.Text;
        var type = attribute.TypeSyntax is { } written ? OneLine(source.Substring(written.Span.Start, written.Span.Length)) : attribute.Type.ToString();
        var value = attribute.Default is null ? null : OneLine(source.Substring(attribute.Default.Span.Start, attribute.Default.Span.Length));
        var isRequired = !attribute.IsOptional && attribute.Default is null && !attribute.IsAssigned;
        return new AttributeDocument(attribute.Name, type, value?.Length > LongestDefault ? "…" : value, isRequired, attribute.Description);
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        return line.ToString();
    }
}
