using Kcl.Net.Decoding;
using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>
/// Compiles a document and what it refers to. References reach the document itself and the published meta schemas, nothing else.
/// </summary>
internal sealed partial class SchemaCompiler(bool isMetaSchema)
{
    private readonly Dictionary<string, SchemaDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), CompiledSchema> _schemas = [];
    private readonly Queue<CompiledSchema> _waiting = [];

    /// <summary>Throws <see cref="SchemaException"/>.</summary>
    public CompiledSchema Compile(string url, Value document)
    {
        Add(url, document);
        return Compile(url);
    }

    public CompiledSchema Compile(string url)
    {
        var root = Schema(url, "");
        while (_waiting.TryDequeue(out var schema))
        {
            var document = Document(schema.Url);
            Include(document, schema.Pointer);
            Read(schema, document);
        }

        return root;
    }

    public static SchemaException CannotLoad(string url)
    {
        var scheme = url.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0 ? url[..colon] : "";
        return new SchemaException($"failing loading {Templating.GoFormat.Quote(url)}: " + scheme switch
        {
            "http" or "https" => $"HTTP request failed for {url}: a render reaches no network",
            "file" => $"open {url["file://".Length..]}: no such file or directory",
            _ => $"no URLLoader registered for {Templating.GoFormat.Quote(url)}",
        });
    }

    /// <summary>The schema at a place; it is read later when it is new.</summary>
    private CompiledSchema Schema(string url, string pointer)
    {
        if (!_schemas.TryGetValue((url, pointer), out var schema))
        {
            _schemas[(url, pointer)] = schema = new CompiledSchema(url, pointer);
            _waiting.Enqueue(schema);
        }

        return schema;
    }

    private SchemaDocument Document(string url)
    {
        if (_documents.TryGetValue(url, out var known))
        {
            return known;
        }

        // Addresses that only name something are accepted without being looked up.
        var text = MetaSchemas.Text(url) ?? (url.StartsWith("urn:", StringComparison.Ordinal) ? "true" : throw CannotLoad(url));
        return Add(url, JsonReader.Read(text, JsonOptions.Exact));
    }

    private SchemaDocument Add(string url, Value root)
    {
        var document = new SchemaDocument(url, root);
        if (!isMetaSchema && MetaSchemas.Text(url) is null)
        {
            CheckAgainstMetaSchema(document, "");
        }

        _documents[url] = document;
        return document;
    }

    private void Include(SchemaDocument document, string pointer)
    {
        if (document.Include(pointer) && !isMetaSchema)
        {
            CheckAgainstMetaSchema(document, pointer);
        }
    }

    private static void CheckAgainstMetaSchema(SchemaDocument document, string pointer)
    {
        var failure = SchemaValidation.Check(document.ResourceAt(pointer).Draft.MetaSchema, document.Lookup(pointer), null);
        if (failure is not null)
        {
            throw new SchemaException($"\"{document.Url}#{SchemaUrl.Encoded(pointer)}\" is not valid against metaschema: {SchemaFailure.Report(document.ResourceAt(pointer).Draft.MetaSchema, failure)}");
        }
    }

    private CompiledSchema Reference(SchemaDocument document, string pointer, string reference)
    {
        var (address, escaped) = SchemaUrl.Split(reference);
        var fragment = SchemaUrl.Unescaped(escaped);
        var url = SchemaUrl.Join(document.ResourceAt(pointer).Id, address);
        if (document.ResourceOf(url) is { } local)
        {
            return Schema(document.Url, document.Locate(local, fragment));
        }

        var other = Document(url);
        return Schema(url, other.Locate(other.ResourceAt(""), fragment));
    }
}
