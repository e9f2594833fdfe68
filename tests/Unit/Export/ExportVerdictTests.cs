using System.Text.Json.Nodes;
using Json.Schema;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Export;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Tests.Unit.Export;

/// <summary>An exported JSON Schema and the interpreter must judge every input the same.</summary>
public sealed class ExportVerdictTests
{
    private const int InputsPerSchema = 60;

    public static TheoryData<string> Schemas => new(
        """
        schema Input:
            name: str
            replicas: int = 2
            ratio?: float
            debug: bool = False
            anything?: any
        """,
        """
        schema Input:
            env: "dev" | "prod" = "dev"
            size: 1 | 2 | 3
            mix?: int | str
            flag?: True | "auto"
        """,
        """
        schema Input:
            n: int = 3
            name?: str
            tags: [str] = []
            ratio: float = 0.5
            check:
                0 < n <= 10, "n is between 1 and 10"
                len(name) > 2 if name
                len(tags) < 3
                0 <= ratio and ratio <= 12.5
                isunique(tags)
        """,
        """
        import regex

        schema Input:
            name: str
            even?: int
            kind?: str
            host?: str
            check:
                regex.match(name, r"^[a-z][a-z0-9-]*$")
                even % 2 == 0 if even is not Undefined
                kind in ["web", "ab"] if kind is not None
                host.startswith("web") if host
        """,
        """
        schema Port:
            port: int
            name: str = "web"
            check:
                1 <= port < 12

        schema Base:
            ports: [Port]
            check:
                len(ports) >= 1

        schema Input(Base):
            by?: {str:Port}
            main: Port = Port {port = 8}
        """,
        """
        schema Node:
            value: int
            next?: Node

        schema Input:
            root: Node
            others?: [Node]
        """,
        """
        schema Labels:
            [...str]: str
            app: str

        schema Input:
            labels?: Labels
            limits?: {str:int}
            matrix?: [[int]]
            shares: [int] = [1]
            check:
                all share in shares { share > 0 }
        """,
        """
        mixin NamedMixin:
            title?: str

        schema Input:
            mixin [NamedMixin]
            wanted?: int
            computed: int = _base + 1
            derived: int = computed * 2
            @deprecated(version="1.0", reason="gone")
            old?: str
            check:
                wanted > 1

        _base = 4
        """);

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Verdicts_agree(string source) => DeepStack.Run(() =>
    {
        var document = Describe(source);
        var validator = JsonSchema.FromText(JsonSchemas.Text(document));
        var program = KclEngine.Compile(Load(source + "\n\ninput: Input = option(\"input\")\n"));
        var accepted = 0;
        for (var i = 0; i < InputsPerSchema; i++)
        {
            var input = new RandomInputs(document, i).Next(mistakesInHundred: i % 3 == 0 ? 15 : 2);
            var json = JsonWriter.Write(input);
            var byInterpreter = Failure(program, input);
            var bySchema = validator.Evaluate(System.Text.Json.JsonDocument.Parse(json).RootElement).IsValid;
            Assert.True(bySchema == byInterpreter is null, $"{json}: the schema says {bySchema}, the interpreter says {byInterpreter ?? "ok"}\n{JsonSchemas.Text(document)}");
            accepted += bySchema ? 1 : 0;
        }

        Assert.InRange(accepted, 1, InputsPerSchema - 1);
        return 0;
    });

    private static DictValue Describe(string source)
    {
        var export = ExportSource.Create(Load(source));
        return JsonSchemaExport.Document(export, export.Catalog.Find("Input")!);
    }

    private static KclProgram Load(string source) =>
        KclRunner.LoadChecked(new LoadOptions([new EntryFile("/package.k", source)], new DiskSourceTree()) { WorkingDirectory = "/" });

    private static string? Failure(CompiledProgram program, DictValue input)
    {
        try
        {
            KclEngine.Run(program, new RunOptions { Options = new Dictionary<string, Value> { ["input"] = input } });
            return null;
        }
        catch (DiagnosticException e)
        {
            return e.Diagnostics[0].Message;
        }
    }
}
