using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Import;
using Kcl.Net.Modules;

namespace Kcl.Net.Tests.Unit.Import;

public sealed class SchemaImportTests
{
    [Fact]
    public void An_object_becomes_a_schema_with_checks()
    {
        const string Schema = """
            {"type": "object", "title": "App", "description": "An app.", "required": ["name"], "additionalProperties": false,
             "properties": {
               "name": {"type": "string", "minLength": 1, "maxLength": 63, "pattern": "^[a-z]+$", "description": "Its name."},
               "replicas": {"type": "integer", "minimum": 0, "exclusiveMaximum": 10},
               "tier": {"enum": ["web", "db"], "default": "web"},
               "kind": {"const": "App"},
               "ports": {"type": "array", "items": {"type": "integer", "minimum": 1}, "uniqueItems": true},
               "labels": {"type": "object", "additionalProperties": {"type": "string"}},
               "size": {"type": ["integer", "string"]}}}
            """;
        Expect(Schema, """
            import regex

            schema App:
                '''
                An app.

                Attributes
                ----------
                name : str, required
                    Its name.
                '''
                name: str
                replicas?: int
                tier?: "web" | "db" = "web"
                kind?: str
                ports?: [int]
                labels?: {str:str}
                size?: int | str

                check:
                    len(name) >= 1
                    len([c for c in name]) <= 63
                    regex.match(name, r"^[a-z]+$")
                    replicas >= 0 if replicas not in [None, Undefined]
                    replicas < 10 if replicas not in [None, Undefined]
                    kind == "App" if kind not in [None, Undefined]
                    isunique(ports) if ports not in [None, Undefined]
                    all i in ports {i >= 1} if ports not in [None, Undefined]

            """);
    }

    [Fact]
    public void References_keep_their_names_and_recursion()
    {
        const string Schema = """
            {"$ref": "#/$defs/node", "$defs": {"node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}, "all-of": {"allOf": [{"$ref": "#/$defs/base"}, {"properties": {"b": {"type": "string"}}}]}}},
             "base": {"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"]}}}
            """;
        Expect(Schema, """
            schema Name:
                [...str]: any
                next?: Name
                "all-of"?: NameAllOf

            schema NameAllOf:
                [...str]: any
                a: float
                b?: str

            """);
    }

    [Fact]
    public void Words_of_the_language_are_escaped_and_hostile_texts_stay_texts()
    {
        const string Schema = """
            {"type": "object", "additionalProperties": false, "description": "a \"\"\" b ${x} \\ c",
             "properties": {"if": {"type": "string"}, "a\"b": {"type": "string"}, "regex": {"type": "string", "pattern": "\"'"}, "_x": {"enum": ["a${b}", "c\nd"]}}}
            """;
        Expect(Schema, """
            import regex as _regex

            schema Name:
                r'''
                a ''' b ${x} \ c
                '''
                $if?: str
                "a\"b"?: str
                regex?: str
                _x?: "a\${b}" | "c\nd"

                check:
                    _regex.match(regex, "\"'") if regex not in [None, Undefined]

            """);
    }

    [Fact]
    public void A_resource_knows_its_kind_and_is_closed()
    {
        const string Crd = """
            kind: CustomResourceDefinition
            spec:
              group: example.com
              names: {kind: CronTab}
              versions:
              - name: v1
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      apiVersion: {type: string}
                      spec:
                        type: object
                        required: [port]
                        anyOf: [{required: [a]}, {required: [b]}]
                        properties:
                          port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}], pattern: "^[0-9]+$"}
                          a: {type: string, nullable: true}
                          b: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """;
        Expect(Crd, """
            import regex

            schema CronTab:
                apiVersion: "example.com/v1" = "example.com/v1"
                kind: "CronTab" = "CronTab"
                spec?: CronTabSpec

            schema CronTabSpec:
                port: int | str
                a?: str
                b?: {str:}

                check:
                    typeof(port) != "str" or regex.match(str(port), r"^[0-9]+$")
                    a not in [None, Undefined] or b not in [None, Undefined]

            """);
    }

    [Fact]
    public void Schemas_that_contain_themselves_through_other_schemas_end()
    {
        const string Schema = """
            {"$ref": "#/$defs/a", "$defs": {
             "a": {"allOf": [{"$ref": "#/$defs/b"}, {"properties": {"child": {"$ref": "#/$defs/a"}, "list": {"type": "array", "items": {"$ref": "#/$defs/a", "minProperties": 1}}}}]},
             "b": {"type": "object", "properties": {"child": {"$ref": "#/$defs/b"}, "loop": {"$ref": "#/$defs/loop"}}},
             "loop": {"allOf": [{"$ref": "#/$defs/loop"}]}}}
            """;
        var source = SchemaImport.Import(new SourceFile("name.json", Schema), ImportMode.Auto).Source;
        Load(source);
        Assert.Contains("loop?: any", source, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_schemas_are_imported_or_refused()
    {
        const int Depth = 400;
        var schema = string.Concat(Enumerable.Repeat("{\"properties\": {\"a\": ", Depth)) + "{\"type\": \"string\"}" + string.Concat(Enumerable.Repeat("}}", Depth));
        Assert.Contains("a?: str", SchemaImport.Import(new SourceFile("deep.json", schema), ImportMode.Auto).Source, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_said_is_named()
    {
        var result = SchemaImport.Import(new SourceFile("s.json", """{"type": "object", "properties": {"a-b": {"type": "string", "minLength": 3}, "c": {"type": "string", "pattern": "(?<=a"}, "d": {"$ref": "other.json"}}}"""), ImportMode.Auto, "name");
        Assert.Equal(3, result.Warnings.Count);
    }

    [Fact]
    public void Bad_documents_are_refused_with_a_place()
    {
        var error = Assert.Throws<DiagnosticException>(() => SchemaImport.Import(new SourceFile("s.json", "{\"a\": "), ImportMode.Auto, "name"));
        Assert.Equal(SchemaImport.Code, error.Diagnostics[0].Code);
        Assert.NotNull(error.Diagnostics[0].Primary);
        Assert.Throws<DiagnosticException>(() => SchemaImport.Import(new SourceFile("s.yaml", "a: 1"), ImportMode.Crd, "name"));
    }

    /// <summary>What is written must check.</summary>
    private static void Load(string source) =>
        DeepStack.Run(() => KclRunner.LoadChecked(new LoadOptions([new EntryFile("/schema.k", source)], new DiskSourceTree()) { WorkingDirectory = "/" }));

    /// <summary>Docstring quotes are written `'''` here, so that the expectation can stand in a raw string.</summary>
    private static void Expect(string schema, string expected)
    {
        var source = SchemaImport.Import(new SourceFile("name.json", schema), ImportMode.Auto).Source;
        Load(source);
        var body = source[(source.IndexOf("\"\"\"\n\n", 4, StringComparison.Ordinal) + 5)..];
        Assert.Equal(expected.ReplaceLineEndings("\n"), body.Replace("\"\"\"", "'''", StringComparison.Ordinal));
    }
}
