using System.Text;

namespace Kcl.Net.Tests.Unit.Formatting;

/// <summary>
/// Writes random programs that parse, in an untidy layout: odd blanks and blank lines, brackets on one line or many, and
/// comments, each with its own number, wherever a line may end. Meaning does not matter.
/// </summary>
internal sealed class ProgramGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private int _comments;

    public string Module()
    {
        if (Chance(10))
        {
            Line(0, "\"\"\"doc\n of module\n\"\"\"");
        }

        Statements(0, 1 + _random.Next(7), 3);
        return _text.ToString();
    }

    private bool Chance(int percent) => _random.Next(100) < percent;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private string Name() => Pick("a", "b", "foo", "bar_1", "$if", "_x", "type_", "items");

    private string Blank() => Pick("", " ", " ", "   ");

    /// <summary>The end of a line: sometimes a comment, then sometimes lines that hold nothing or a comment.</summary>
    private string LineEnd(int indent)
    {
        var end = new StringBuilder(Chance(12) ? Blank() + Comment() : "").Append('\n');
        while (Chance(12))
        {
            end.Append(Chance(50) ? "" : Indent(indent) + Comment()).Append('\n');
        }

        return end.ToString();
    }

    private string Comment() => $"# c{_comments++}";

    private static string Indent(int indent) => new(' ', indent);

    private void Line(int indent, string text) => _text.Append(Indent(indent)).Append(text).Append(LineEnd(indent));

    private void Statements(int indent, int count, int depth)
    {
        for (var i = 0; i < count; i++)
        {
            Statement(indent, depth);
        }
    }

    private void Statement(int indent, int depth)
    {
        switch (_random.Next(depth > 0 ? 14 : 9))
        {
            case 0:
                Line(indent, $"import {Pick("a.b", ".rel", "..up.x")}{Pick("", " as  c")}");
                break;
            case 1:
                Line(indent, $"assert {Simple(indent, 2)}{(Chance(50) ? "  if " + Simple(indent, 1) : "")}{(Chance(50) ? " , \"m\"" : "")}");
                break;
            case 2:
                Line(indent, $"type T{Blank()}={Blank()}{Type(2)}");
                break;
            case 3:
                Line(indent, $"{Name()}.b[{Simple(indent, 1)}] {Pick("+=", "|=", "**=", "=")} {Expression(indent, 2)}");
                break;
            case 4:
                Line(indent, $"{Name()} : Person{Pick("", "(1, k = 2)")} {Config(indent, 2)}");
                break;
            case 5:
                Line(indent, $"{Name()}: {Type(2)} = {Expression(indent, 3)}");
                break;
            case 9 or 10:
                If(indent, depth);
                break;
            case 11 when indent == 0:
                Schema(depth);
                break;
            case 12:
                Line(indent, $"f{indent}(\n{Indent(indent + 4)}{Expression(indent + 4, 2)},{LineEnd(indent + 4)}{Indent(indent + 4)}k = {Expression(indent + 4, 1)}{LineEnd(indent + 4)}{Indent(indent)})");
                break;
            default:
                Line(indent, $"{Name()}{Blank()}={Blank()}{Expression(indent, 3)}");
                break;
        }
    }

    private void If(int indent, int depth)
    {
        Line(indent, $"if {Simple(indent, 1)} :");
        Statements(indent + 4, 1 + _random.Next(2), depth - 1);
        if (Chance(40))
        {
            Line(indent, $"elif {Simple(indent, 1)}:");
            Statements(indent + 4, 1, depth - 1);
        }

        if (Chance(40))
        {
            Line(indent, "else:");
            Statements(indent + 4, 1 + _random.Next(2), depth - 1);
        }
    }

    private void Schema(int depth)
    {
        if (Chance(20))
        {
            Line(0, "@deprecated(version = \"1\")");
        }

        Line(0, $"{Pick("schema", "schema", "protocol", "mixin")} Person{Pick("", "[x, y: int = 1]")}{Pick("", "(Base)", "( pkg.Base )")}:");
        if (Chance(30))
        {
            Line(4, "\"\"\"doc\n    more\n    \"\"\"");
        }

        if (Chance(30))
        {
            Line(4, $"mixin [\n        AMixin,{LineEnd(8)}        BMixin{LineEnd(8)}    ]");
        }

        if (Chance(30))
        {
            Line(4, $"[{Pick("", "k:", "...", "k: ...")}str]: {Type(1)}{Pick("", " = 1")}");
        }

        for (var i = _random.Next(4); i >= 0; i--)
        {
            if (Chance(15))
            {
                Line(4, "@info(\"a\")");
                Line(4, $"{Name()}: {Type(1)}");
            }

            Line(4, Chance(30) ? $"{Name()}?:{Type(1)}" : Chance(20) ? $"\"x-{i}\" : {Type(1)}" : $"{Name()} : {Type(2)} = {Expression(4, 2)}");
        }

        if (Chance(20))
        {
            If(4, depth - 1);
        }

        if (Chance(40))
        {
            Line(4, "check:");
            Line(8, $"a > {Simple(8, 1)} if b, \"message\"");
            Line(8, "b");
        }
    }

    private string Type(int depth) => _random.Next(depth > 0 ? 9 : 4) switch
    {
        0 => "int",
        1 => "str",
        2 => "pkg.A",
        3 => "\"x\"",
        4 => $"[{Blank()}{Type(depth - 1)}]",
        5 => $"{{ str{Blank()}:{Type(depth - 1)}}}",
        6 => $"{Type(depth - 1)}|{Type(depth - 1)}",
        7 => "1.5 | True | 2Ki",
        _ => $"({Type(depth - 1)}) -> int",
    };

    private string Expression(int indent, int depth) =>
        depth > 0 && Chance(10) ? $"{Simple(indent, depth - 1)} if {Simple(indent, 1)}  else {Expression(indent, depth - 1)}" : Simple(indent, depth);

    private string Simple(int indent, int depth) => _random.Next(depth > 0 ? 18 : 7) switch
    {
        0 => Pick("1", "42", "1Gi", "1.5", "2.0"),
        1 => Pick("\"s\"", "'t'", "\"${a} b\"", "\"\"\"long\n text\"\"\"", "r\"\\d\""),
        2 => Pick("True", "None", "Undefined"),
        3 => "a.b.c",
        4 or 5 or 6 => Name(),
        7 => $"{Simple(indent, depth - 1)}{Blank()}{Pick("+", "*", "//", "**", "|", "<<")} {Simple(indent, depth - 1)}",
        8 => $"{Simple(indent, depth - 1)} {Pick("==", "<", "not  in", "is", "and", "or")} {Simple(indent, depth - 1)}",
        9 => $"({Blank()}{Expression(indent, depth - 1)})",
        10 => $"{Pick("-", "not ", "~")}{Name()}",
        11 => List(indent, depth),
        12 => Config(indent, depth),
        13 => $"Person{Pick("", " ", "(1)")}{Config(indent, depth)}",
        14 => $"{Name()}({Expression(indent, depth - 1)},{Blank()}k{Blank()}={Blank()}{Expression(indent, depth - 1)})",
        15 => Lambda(indent, depth),
        16 => Comprehension(indent, depth),
        _ => Chance(50) ? $"{Name()}[{Pick("1:2", ":", "0", "::2")}]?.b" : $"{Pick("all", "map")} x in {Name()} {{{Quantified(indent, depth)}}}",
    };

    private string Quantified(int indent, int depth) =>
        Chance(50) ? $" x > {Pick("1", "y")} " : $"{LineEnd(indent + 4)}{Indent(indent + 4)}{Simple(indent + 4, depth - 1)}{LineEnd(indent + 4)}{Indent(indent)}";

    private string Lambda(int indent, int depth)
    {
        var inner = new ProgramGenerator(_random.Next()) { _comments = _comments };
        inner.Statements(indent + 4, 1 + _random.Next(2), depth - 2);
        _comments = inner._comments;
        var parameters = Pick("", "x", "x: int, y = 1", "first_parameter: int, second_parameter: {str:[int]}, third_parameter: str = \"default\"");
        return $"lambda {parameters}{Pick("", " -> any", " -> int | str")} {{{LineEnd(indent + 4)}{inner._text}{Indent(indent)}}}";
    }

    private string Comprehension(int indent, int depth) => Chance(40)
        ? $"[{LineEnd(indent + 4)}{Indent(indent + 4)}{Simple(indent + 4, depth - 1)}{LineEnd(indent + 4)}{Indent(indent + 4)}for x in y{LineEnd(indent + 4)}{Indent(indent + 4)}if z{LineEnd(indent + 4)}{Indent(indent)}]"
        : $"{{str(k): {Simple(indent, depth - 1)} for k, v in {Name()} if v}}";

    private string List(int indent, int depth)
    {
        if (Chance(40))
        {
            return $"[{Blank()}{string.Join(Pick(", ", ","), Enumerable.Range(0, _random.Next(4)).Select(_ => Pick("", "*") + Simple(indent, depth - 1)))}]";
        }

        var items = new StringBuilder("[").Append(LineEnd(indent + 4));
        for (var i = _random.Next(4); i > 0; i--)
        {
            items.Append(Indent(indent + 4));
            if (Chance(20))
            {
                items.Append($"if {Name()}:{LineEnd(indent + 8)}{Indent(indent + 8)}{Simple(indent + 8, depth - 1)}{LineEnd(indent + 8)}");
                if (Chance(50))
                {
                    items.Append($"{Indent(indent + 4)}{Pick("else", "elif b")}:{LineEnd(indent + 8)}{Indent(indent + 8)}{Simple(indent + 8, depth - 1)}{LineEnd(indent + 8)}");
                }
            }
            else
            {
                items.Append(Simple(indent + 4, depth - 1)).Append(Pick("", ",")).Append(LineEnd(indent + 4));
            }
        }

        return items.Append(Indent(indent)).Append(']').ToString();
    }

    private string Config(int indent, int depth)
    {
        if (Chance(40))
        {
            return $"{{{string.Join(", ", Enumerable.Range(0, _random.Next(3)).Select(_ => Entry(indent, depth)))}}}";
        }

        var entries = new StringBuilder("{").Append(LineEnd(indent + 4));
        for (var i = _random.Next(4); i > 0; i--)
        {
            entries.Append(Indent(indent + 4));
            if (Chance(20))
            {
                entries.Append($"if {Name()}:{LineEnd(indent + 8)}{Indent(indent + 8)}{Entry(indent + 8, depth)}{LineEnd(indent + 8)}");
                if (Chance(50))
                {
                    entries.Append($"{Indent(indent + 4)}{Pick("else", "elif b")}:{LineEnd(indent + 8)}{Indent(indent + 8)}{Entry(indent + 8, depth)}{LineEnd(indent + 8)}");
                }
            }
            else
            {
                entries.Append(Entry(indent + 4, depth)).Append(Pick("", ",")).Append(LineEnd(indent + 4));
            }
        }

        return entries.Append(Indent(indent)).Append('}').ToString();
    }

    private string Entry(int indent, int depth) => Chance(10)
        ? $"**{Name()}"
        : $"{Pick("a", "\"k-1\"", "a.b", "$if", "\"${x}\"")}{Blank()}{Pick(":", "=", "+=")} {Expression(indent, depth - 1)}";
}
