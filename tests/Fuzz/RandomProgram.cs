using System.Globalization;
using System.Text;

namespace Kcl.Net.Tests.Fuzz;

/// <summary>
/// Programs that are nearly always well formed and nearly never sensible: schemas that need themselves, lambdas that call each
/// other, operators on whatever comes, indices out of range, numbers at the edge.
/// </summary>
internal sealed class RandomProgram(Random random)
{
    private static readonly string[] Names = ["a", "b", "c", "_d", "e", "f", "g"];
    private static readonly string[] Schemas = ["S", "T", "U"];
    private static readonly string[] Types = ["int", "str", "float", "bool", "any", "[int]", "{str:}", "[S]", "S", "T | int", "\"x\" | \"y\"", "{str:T}", "S | T"];
    private static readonly string[] Operators = ["+", "-", "*", "/", "//", "%", "**", "|", "&", "^", "<<", ">>", "and", "or", "==", "!=", "<", ">=", "in", "not in", "is"];
    private static readonly string[] Functions = ["len", "str", "int", "float", "abs", "sum", "max", "min", "sorted", "range", "zip", "list", "dict", "typeof", "bool", "pow", "round", "ord", "reduce", "isunique", "json.encode", "yaml.decode", "math.sqrt", "f", "g"];
    private static readonly string[] Functions2 = ["max", "min", "zip", "round", "range", "pow", "reduce", "regex.match", "f", "g"];
    private static readonly string[] Literals = ["0", "1", "-1", "3", "9223372036854775807", "1e308", "0.5", "1Ki", "\"\"", "\"x\"", "\"é😀\"", "\"a${1}\"", "True", "None", "Undefined", "[]", "{}", "1000000"];

    public string Next()
    {
        var text = new StringBuilder("import json\nimport yaml\nimport math\nimport regex\n_v = lambda v: any -> any {\n    v\n}\n");
        foreach (var schema in Schemas)
        {
            Schema(text, schema);
        }

        text.Append("f: any = lambda x: any, y: any = 1 -> any {\n    ").Append(Expression(2)).Append("\n}\ng: any = lambda n: any, m: any = 0 -> any {\n    z: any = ").Append(Expression(2)).Append("\n    f(n, z) if n else ").Append(Expression(1)).Append("\n}\n_d: any = ").Append(Expression(1)).Append('\n');
        foreach (var name in Names[..5].Where(static n => n != "_d"))
        {
            text.Append(name).Append(": any = ").Append(random.Next(3) == 0 ? Expression(3) : Pick(Literals[..^1])).Append('\n');
        }

        for (var i = random.Next(0, 4); i > 0; i--)
        {
            Statement(text);
        }

        return text.ToString();
    }

    private void Schema(StringBuilder text, string name)
    {
        text.Append("schema ").Append(name).Append(":\n");
        foreach (var attribute in Names[..5].Where(_ => random.Next(3) == 0))
        {
            text.Append("    ").Append(attribute).Append("?: ").Append(Pick(Types));
            text.Append(random.Next(2) == 0 ? $" = _v({Expression(2)})" : "").Append('\n');
        }

        text.Append("    [...str]: any\n");

        if (random.Next(2) == 0)
        {
            text.Append("    check:\n        ").Append(Expression(2)).Append(random.Next(2) == 0 ? ", \"no ${a}\"" : "").Append('\n');
        }
    }

    private void Statement(StringBuilder text)
    {
        switch (random.Next(5))
        {
            case 0:
                text.Append("if ").Append(Expression(1)).Append(":\n    _d = ").Append(Expression(2)).Append("\nelse:\n    _d = ").Append(Expression(1)).Append('\n');
                break;
            case 1:
                text.Append("_u = ").Append(Pick(Schemas)).Append(" {").Append(Entries(2)).Append("}\n_u: ").Append(Pick(Schemas)).Append(" {").Append(Entries(2)).Append("}\n");
                break;
            case 2:
                text.Append("_d += ").Append(Expression(2)).Append('\n');
                break;
            case 3:
                text.Append("assert ").Append(Expression(2)).Append('\n');
                break;
            default:
                text.Append("_d = ").Append(Expression(3)).Append('\n');
                break;
        }
    }

    private string Expression(int depth)
    {
        if (depth <= 0)
        {
            return random.Next(2) == 0 ? $"_v({Pick(Literals)})" : $"_v({Pick(Names)})";
        }

        string E() => Expression(depth - 1);
        return random.Next(17) switch
        {
            0 or 1 => $"(_v({E()}) {Pick(Operators)} _v({E()}))",
            2 => $"{Pick(Functions)}(_v({E()}))",
            3 => $"{Pick(Functions2)}(_v({E()}), _v({E()}))",
            4 => $"[{E()}, {E()}]",
            5 => $"{{{Entries(depth - 1)}}}",
            6 => $"{Pick(Schemas)} {{{Entries(depth - 1)}}}",
            7 => $"[{E()} for x in {Items(depth)} if {E()}]",
            8 => $"{{str(x): {E()} for x in {Items(depth)}}}",
            9 => $"{Pick(["all", "any", "map", "filter"])} x in {Pick(Names)} {{ {E()} }}",
            10 => $"_v({E()})[{E()}]",
            11 => $"_v({E()})[{E()}:{E()}:{E()}]",
            12 => $"_v({Pick(Names)}).{Pick(Names)}",
            13 => $"({E()} if {E()} else {E()})",
            14 => $"(not {E()})",
            15 => $"\"${{{Pick(Names)}}} ${{{Pick(Names)}: #json}}\"",
            _ => string.Create(CultureInfo.InvariantCulture, $"(_v({E()}) as {Pick(["int", "str", "S", "float"])})"),
        };
    }

    private string Items(int depth) => random.Next(3) switch
    {
        0 => $"_v({Expression(depth - 1)})",
        1 => $"[{Expression(depth - 1)}, {Expression(depth - 1)}]",
        _ => "range(3)",
    };

    private string Entries(int depth)
    {
        var entries = new List<string>();
        for (var i = random.Next(0, 3); i > 0; i--)
        {
            entries.Add(random.Next(6) == 0 ? $"**_v({Expression(depth - 1)})" : $"{Pick(Names)}{Pick([" = ", ": ", " += "])}_v({Expression(depth - 1)})");
        }

        return string.Join(", ", entries);
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
