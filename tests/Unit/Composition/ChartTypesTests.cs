using System.Text;
using Kcl.Net.Composition;
using Kcl.Net.Diagnostics;
using Kcl.Net.Helm;

namespace Kcl.Net.Tests.Unit.Composition;

public sealed class ChartTypesTests
{
    [Fact]
    public void Defaults_only_hint_at_types() => Assert.Equal(
        """
        schema Values:
            [...str]: any
            name?: str | int | float | bool
            port?: int | float | str
            debug?: bool | str
            none?: any
            empty?: any
            hosts?: [any] | str
            image?: ValuesImage | str
            "a.b"?: str | int | float | bool
            global?: any
            db?: any

        schema ValuesImage:
            [...str]: any
            tag?: str | int | float | bool

        """,
        Of("name: web\nport: 80\ndebug: false\nnone:\nempty: {}\nhosts: []\nimage:\n  tag: ''\na.b: x\n", null, "dependencies:\n- name: postgres\n  alias: db\n").Source());

    [Fact]
    public void Comments_become_docstrings()
    {
        const string Text = """
            ## @param image.tag [string] The version
            # Not this.

            # -- The image
            # in two lines.
            image:
              tag: "1" # behind
              # Where it is from.
              registry: docker.io
              script: |
                # no: comment
            # @ignored
            port: 80 # The port.
            "quoted": "x # no comment"
            """;
        Assert.Equal(
            new Dictionary<string, string> { ["image.tag"] = "The version", ["image"] = "The image\nin two lines.", ["image.registry"] = "Where it is from.", ["port"] = "The port." },
            ValuesComments.Read(Text));
    }

    [Fact]
    public void A_schema_says_what_is_accepted() => Assert.Equal(
        """"
        import regex

        schema Values:
            """
            Attributes
            ----------
            host : str, required
                Where it is reached.
            """
            host: str
            kind?: "a" | "b"
            count?: int = 2
            inner?: Inner

            check:
                regex.match(host, r"^[a-z]+$") if host not in [None, Undefined]
                count >= 1 if count not in [None, Undefined]

        schema Inner:
            size?: int
            name: str

        """",
        Of("inner:\n  size: 3\n", """
            {"type": "object", "additionalProperties": false, "required": ["host", "inner"], "properties": {
                "host": {"type": "string", "pattern": "^[a-z]+$", "description": "Where it is reached."},
                "kind": {"enum": ["a", "b"]},
                "count": {"type": "integer", "minimum": 1, "default": 2.0},
                "inner": {"$ref": "#/definitions/inner"}
            }, "definitions": {"inner": {"type": "object", "additionalProperties": false, "required": ["size", "name"], "properties": {
                "size": {"type": "integer", "default": 5}, "name": {"type": "string"}}}}}
            """).Source());

    [Fact]
    public void A_schema_that_is_no_JSON_is_named_and_the_defaults_are_used()
    {
        var warnings = new List<Diagnostic>();
        var types = Of("a: 1\n", "{\"type\": ", "", warnings);
        Assert.False(types.IsFromSchema);
        Assert.Equal(("W_CHART_TYPES", "web/values.schema.json"), (Assert.Single(warnings).Code, warnings[0].Path));
    }

    [Theory]
    [InlineData("""{"type": "object", "properties": {"TemplateOpts": {"type": "object", "properties": {"x": {"type": "string"}}}}}""")]
    [InlineData("""{"$ref": "#/definitions/TemplateOpts", "definitions": {"TemplateOpts": {"type": "object", "properties": {"x": {"$ref": "#"}}}}}""")]
    [InlineData("""{"type": "object", "properties": {"regex": {"type": "string", "pattern": "a"}, "any": {"type": ["array", "object"], "uniqueItems": true, "minItems": 1, "minProperties": 1}, "\"\"\"${x}": {"type": "string", "description": "\"\"\" ${y} \\"}}}""")]
    [InlineData("""{"allOf": [{"properties": {"a": {"type": "string"}}}, {"properties": {"a": {"minLength": 2}, "b": {"oneOf": [{"type": "string"}, {"type": "object", "properties": {"c": {"type": "null"}}}]}}}]}""")]
    public void Odd_schemas_still_make_programs(string schema)
    {
        var source = Of("", schema).Source();
        var load = new Kcl.Net.Modules.LoadOptions([new Kcl.Net.Modules.EntryFile("/values.k", source + "\nschema TemplateOpts:\n    values: Values\n")], new Kcl.Net.Modules.DiskSourceTree()) { WorkingDirectory = "/" };
        Assert.NotNull(DeepStack.Run(() => Kcl.Net.Evaluator.KclRunner.LoadChecked(load)));
    }

    [Fact]
    public void Of_many_sections_only_those_a_program_names_are_typed()
    {
        var values = new StringBuilder();
        for (var i = 0; i < 100; i++)
        {
            values.Append($"section{i}_:\n  key: 1\n");
        }

        var source = Of(values.ToString(), null).Source("values = {section7_.key = 2}");
        Assert.Contains("section7_?: ValuesSection7 | str", source, StringComparison.Ordinal);
        Assert.Contains("section8_?: {str:} | str", source, StringComparison.Ordinal);
        Assert.DoesNotContain("schema ValuesSection8:", source, StringComparison.Ordinal);
    }

    private static ChartTypes Of(string values, string? schema, string chart = "", List<Diagnostic>? warnings = null)
    {
        var files = new List<ChartFile> { File("Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n" + chart), File("values.yaml", values) };
        if (schema is not null)
        {
            files.Add(File("values.schema.json", schema));
        }

        return DeepStack.Run(() => ChartTypes.Of(ChartLoader.LoadFiles(files), "web", new Dictionary<string, string>(), warnings ?? []));
    }

    private static ChartFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
