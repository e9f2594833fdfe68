using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kcl.Net.Tests.Conformance;

/// <summary>The engine's syntax tree, from its JSON, in the form of <see cref="SyntaxDump"/>.</summary>
internal sealed class EngineTree
{
    private readonly StringBuilder _out = new();

    public static string Of(JsonElement module)
    {
        var tree = new EngineTree();
        if (module.GetProperty("doc") is { ValueKind: not JsonValueKind.Null } doc)
        {
            tree._out.Append("doc ").Append(JsonSerializer.Serialize(Doc(doc))).Append('\n');
        }

        tree.Statements(module.GetProperty("body"));
        return tree._out.ToString();
    }

    private static string? Doc(JsonElement doc) => doc.ValueKind == JsonValueKind.String ? doc.GetString() : doc.GetProperty("node").GetString();

    private static string At(JsonElement wrapped)
    {
        var pos = wrapped.GetProperty("pos");
        return $"@{pos[0]}:{pos[1]}-{pos[2]}:{pos[3]}";
    }

    private static bool IsNull(JsonElement element) => element.ValueKind == JsonValueKind.Null;

    private static string Plain(string name) => name.StartsWith('$') ? name[1..] : name;

    private static string Names(JsonElement identifier) =>
        string.Join(".", identifier.GetProperty("names").EnumerateArray().Select(n => Plain(n.GetProperty("node").GetString()!)));

    private static string Joined(JsonElement name) => string.Join(".", name.GetString()!.Split('.').Select(Plain));

    private void Statements(JsonElement statements)
    {
        foreach (var statement in statements.EnumerateArray())
        {
            Statement(statement);
            _out.Append('\n');
        }
    }

    private void Statement(JsonElement wrapped)
    {
        var node = wrapped.GetProperty("node");
        switch (node.GetProperty("type").GetString())
        {
            case "Import":
                var alias = node.GetProperty("asname");
                var path = node.GetProperty("rawpath").GetString();
                _out.Append($"(Import {path} {Plain(node.GetProperty("name").GetString()!)} {(IsNull(alias) ? "" : Plain(alias.GetProperty("node").GetString()!))})");
                break;
            case "TypeAlias":
                _out.Append($"(TypeAlias {Names(node.GetProperty("type_name").GetProperty("node"))} ");
                Type(node.GetProperty("ty"));
                _out.Append(')');
                break;
            case "Assert":
                Node("Assert", wrapped, node.GetProperty("test"), node.GetProperty("if_cond"), node.GetProperty("msg"));
                break;
            case "Expr":
                _out.Append("(Expr ");
                Expression(node.GetProperty("exprs")[0]);
                _out.Append(')');
                break;
            case "If":
                _out.Append("(If ");
                Expression(node.GetProperty("cond"));
                _out.Append(" [");
                Statements(node.GetProperty("body"));
                _out.Append("] [");
                Statements(node.GetProperty("orelse"));
                _out.Append("])");
                break;
            case "Assign":
                Assign(wrapped, node);
                break;
            case "AugAssign":
                _out.Append("(AugAssign " + node.GetProperty("op").GetString());
                Target(node.GetProperty("target"));
                _out.Append(' ');
                Expression(node.GetProperty("value"));
                _out.Append(')');
                break;
            case "Unification":
                _out.Append("(Unification ");
                Identifier(node.GetProperty("target"));
                _out.Append(' ');
                SchemaLiteral(node.GetProperty("value").GetProperty("node"));
                _out.Append(')');
                break;
            case "SchemaAttr":
                var name = node.GetProperty("name");
                var op = node.GetProperty("op");
                _out.Append($"(Attr {Joined(name.GetProperty("node"))}{At(name)} {(node.GetProperty("is_optional").GetBoolean() ? "?" : "")} ");
                Type(node.GetProperty("ty"));
                _out.Append(IsNull(op) ? "" : " " + op.GetString());
                Optional(node.GetProperty("value"));
                Decorators(node.GetProperty("decorators"));
                _out.Append(')');
                break;
            case "Schema":
                Schema(node);
                break;
            case "Rule":
                _out.Append($"(Rule {Joined(node.GetProperty("name").GetProperty("node"))} {Text(node.GetProperty("doc"))}");
                Parameters(node.GetProperty("args"));
                _out.Append(" parents");
                Each(node.GetProperty("parent_rules"), e => Space(() => Identifier(e)));
                OptionalIdentifier(node.GetProperty("for_host_name"));
                Decorators(node.GetProperty("decorators"));
                Checks(node.GetProperty("checks"));
                _out.Append(')');
                break;
        }
    }

    private void Assign(JsonElement wrapped, JsonElement node)
    {
        _out.Append("(Assign" + At(wrapped));
        Each(node.GetProperty("targets"), Target);
        if (!IsNull(node.GetProperty("ty")))
        {
            _out.Append(" : ");
            Type(node.GetProperty("ty"));
        }

        _out.Append(" = ");
        Expression(node.GetProperty("value"));
        _out.Append(')');
    }

    private void Schema(JsonElement node)
    {
        var name = node.GetProperty("name");
        var (mixin, protocol) = (node.GetProperty("is_mixin").GetBoolean() ? "mixin" : "", node.GetProperty("is_protocol").GetBoolean() ? "protocol" : "");
        _out.Append($"(Schema {Joined(name.GetProperty("node"))}{At(name)} {mixin} {protocol} {Text(node.GetProperty("doc"))}");
        Parameters(node.GetProperty("args"));
        OptionalIdentifier(node.GetProperty("parent_name"));
        OptionalIdentifier(node.GetProperty("for_host_name"));
        _out.Append(" mixins");
        Each(node.GetProperty("mixins"), e => Space(() => Identifier(e)));
        Decorators(node.GetProperty("decorators"));
        _out.Append(" [");
        Statements(node.GetProperty("body"));
        _out.Append(']');
        if (node.GetProperty("index_signature") is { ValueKind: JsonValueKind.Object } wrapped)
        {
            var signature = wrapped.GetProperty("node");
            var key = signature.GetProperty("key_name");
            var keyName = IsNull(key) ? "" : Plain(key.GetProperty("node").GetString()!);
            _out.Append($" (Index {keyName} {(signature.GetProperty("any_other").GetBoolean() ? "..." : "")} ");
            KeyType(signature.GetProperty("key_ty"));
            _out.Append(' ');
            Type(signature.GetProperty("value_ty"));
            Optional(signature.GetProperty("value"));
            _out.Append(')');
        }

        Checks(node.GetProperty("checks"));
        _out.Append(')');
    }

    /// <summary>The engine reads a lone `[str]` as a name.</summary>
    private void KeyType(JsonElement wrapped)
    {
        var value = wrapped.GetProperty("node").GetProperty("value");
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("names", out _) && Names(value) is "str" or "int" or "float" or "bool" or "any")
        {
            _out.Append(char.ToUpperInvariant(Names(value)[0]) + Names(value)[1..] + At(wrapped));
            return;
        }

        Type(wrapped);
    }

    private static string Text(JsonElement doc) => IsNull(doc) ? "" : JsonSerializer.Serialize(Doc(doc));

    private static void Each(JsonElement list, Action<JsonElement> action)
    {
        foreach (var item in list.EnumerateArray())
        {
            action(item);
        }
    }

    private void Space(Action action)
    {
        _out.Append(' ');
        action();
    }

    private void Checks(JsonElement checks) => Each(checks, c =>
    {
        var node = c.GetProperty("node");
        Node("Check", c, node.GetProperty("test"), node.GetProperty("if_cond"), node.GetProperty("msg"));
    });

    private void Decorators(JsonElement decorators) => Each(decorators, d =>
    {
        var node = d.GetProperty("node");
        _out.Append(" (@ ");
        Expression(node.GetProperty("func"));
        Arguments(node.GetProperty("args"), node.GetProperty("keywords"));
        _out.Append(')');
    });

    private void Parameters(JsonElement wrapped)
    {
        if (IsNull(wrapped))
        {
            return;
        }

        var node = wrapped.GetProperty("node");
        var index = 0;
        Each(node.GetProperty("args"), a =>
        {
            _out.Append($" (param {Names(a.GetProperty("node"))}{At(a)}");
            if (node.GetProperty("ty_list")[index] is { ValueKind: not JsonValueKind.Null } type)
            {
                _out.Append(" : ");
                Type(type);
            }

            Optional(node.GetProperty("defaults")[index++]);
            _out.Append(')');
        });
    }

    private void Target(JsonElement wrapped)
    {
        var node = wrapped.GetProperty("node");
        var name = node.GetProperty("name");
        _out.Append($" (target{At(wrapped)} {Plain(name.GetProperty("node").GetString()!)}{At(name)}");
        Each(node.GetProperty("paths"), p =>
        {
            var value = p.GetProperty("value");
            if (p.GetProperty("type").GetString() == "Member")
            {
                _out.Append($" .{Plain(value.GetProperty("node").GetString()!)}{At(value)}");
                return;
            }

            _out.Append(" [");
            Expression(value);
            _out.Append(']');
        });
        _out.Append(')');
    }

    private void Optional(JsonElement expression) => Space(() =>
    {
        if (IsNull(expression))
        {
            _out.Append('-');
        }
        else
        {
            Expression(expression);
        }
    });

    private void OptionalIdentifier(JsonElement identifier) => Space(() =>
    {
        if (IsNull(identifier))
        {
            _out.Append('-');
        }
        else
        {
            Identifier(identifier);
        }
    });

    private void Identifier(JsonElement wrapped)
    {
        _out.Append("(Identifier" + At(wrapped));
        Each(wrapped.GetProperty("node").GetProperty("names"), n => _out.Append($" {Plain(n.GetProperty("node").GetString()!)}{At(n)}"));
        _out.Append(')');
    }

    private void Node(string kind, JsonElement wrapped, params IEnumerable<JsonElement> parts)
    {
        // The engine ends a closed comparison chain after the operator's other side.
        _out.Append('(').Append(kind).Append(kind.StartsWith("Compare", StringComparison.Ordinal) ? "" : At(wrapped));
        foreach (var part in parts)
        {
            Optional(part);
        }

        _out.Append(')');
    }

    private void Arguments(JsonElement arguments, JsonElement keywords)
    {
        _out.Append(" args");
        Each(arguments, Optional);
        Each(keywords, k =>
        {
            var node = k.GetProperty("node");
            _out.Append($" {Names(node.GetProperty("arg").GetProperty("node"))}=");
            Expression(node.GetProperty("value"));
        });
    }

    private void SchemaLiteral(JsonElement node)
    {
        Identifier(node.GetProperty("name"));
        Arguments(node.GetProperty("args"), node.GetProperty("kwargs"));
        Optional(node.GetProperty("config"));
    }

    private void Expression(JsonElement wrapped)
    {
        var node = wrapped.GetProperty("node");
        var at = At(wrapped);
        JsonElement Part(string name) => node.GetProperty(name);
        string Question() => Part("has_question").GetBoolean() ? "?" : "";
        switch (node.GetProperty("type").GetString())
        {
            case "Identifier":
                Identifier(wrapped);
                break;
            case "NameConstantLit":
                _out.Append($"(Constant{at} {Part("value").GetString()})");
                break;
            case "NumberLit":
                var value = Part("value");
                _out.Append(value.GetProperty("type").GetString() == "Int"
                    ? $"(Int{at} {value.GetProperty("value")} {Part("binary_suffix").GetString()})"
                    : $"(Float{at} {(IsNull(value.GetProperty("value")) ? "" : value.GetProperty("value").GetDouble().ToString("R", CultureInfo.InvariantCulture))})");
                break;
            case "StringLit":
                var triple = Part("is_long_string").GetBoolean();
                _out.Append($"(Str{at} {JsonSerializer.Serialize(Part("raw_value").GetString())}{(triple ? "" : " " + JsonSerializer.Serialize(Part("value").GetString()))})");
                break;
            case "JoinedString":
                _out.Append($"(Joined{at}");
                Each(Part("values"), v => JoinedPart(v, Part("is_long_string").GetBoolean()));
                _out.Append(')');
                break;
            case "Unary":
                var unary = Part("op").GetString() switch { "UAdd" => "Plus", "USub" => "Minus", var other => other };
                Node("Unary " + unary, wrapped, Part("operand"));
                break;
            case "Binary":
                Node("Binary " + Part("op").GetString(), wrapped, Part("left"), Part("right"));
                break;
            case "Compare":
                Node("Compare " + string.Join(",", Part("ops").EnumerateArray().Select(Comparison)), wrapped, [Part("left"), .. Part("comparators").EnumerateArray()]);
                break;
            case "If":
                Node("If", wrapped, Part("body"), Part("cond"), Part("orelse"));
                break;
            case "Selector":
                Node("Selector " + Names(Part("attr").GetProperty("node")) + Question(), wrapped, Part("value"));
                break;
            case "Call":
                _out.Append($"(Call{at} ");
                Expression(Part("func"));
                Arguments(Part("args"), Part("keywords"));
                _out.Append(')');
                break;
            case "Subscript" when !IsNull(Part("index")):
                Node("Subscript" + Question(), wrapped, Part("value"), Part("index"));
                break;
            case "Subscript":
                Node("Slice" + Question(), wrapped, Part("value"), Part("lower"), Part("upper"), Part("step"));
                break;
            case "Paren":
                Node("Paren", wrapped, Part("expr"));
                break;
            case "List":
                Node("List", wrapped, Part("elts").EnumerateArray());
                break;
            case "Starred":
                Node("Starred", wrapped, Part("value"));
                break;
            case "ListIfItem":
                Branch("ListIf", node, "exprs", Optional);
                break;
            case "ListComp":
                _out.Append($"(ListComp{at} ");
                Expression(Part("elt"));
                Clauses(Part("generators"));
                break;
            case "DictComp":
                _out.Append($"(DictComp{at} ");
                Entry(Part("entry"));
                Clauses(Part("generators"));
                break;
            case "Config":
                _out.Append($"(Config{at}");
                Each(Part("items"), e => Entry(e.GetProperty("node")));
                _out.Append(')');
                break;
            case "ConfigIfEntry":
                Branch("ConfigIf", node, "items", e => Entry(e.GetProperty("node")));
                break;
            case "Schema":
                _out.Append($"(SchemaExpr{at} ");
                SchemaLiteral(node);
                _out.Append(')');
                break;
            case "Lambda":
                _out.Append($"(Lambda{at}");
                Parameters(Part("args"));
                if (!IsNull(Part("return_ty")))
                {
                    _out.Append(" -> ");
                    Type(Part("return_ty"));
                }

                _out.Append(" [");
                Statements(Part("body"));
                _out.Append("])");
                break;
            case "Quant":
                Quantifier(wrapped, node);
                break;
        }
    }

    private void Quantifier(JsonElement wrapped, JsonElement node)
    {
        _out.Append($"(Quant {node.GetProperty("op").GetString()}{At(wrapped)}");
        Each(node.GetProperty("variables"), v => Space(() => Identifier(v)));
        Optional(node.GetProperty("target"));
        Optional(node.GetProperty("test"));
        Optional(node.GetProperty("if_cond"));
        _out.Append(')');
    }

    private void JoinedPart(JsonElement part, bool triple)
    {
        var node = part.GetProperty("node");
        if (node.GetProperty("type").GetString() == "StringLit")
        {
            _out.Append(' ').Append(triple ? "piece" : JsonSerializer.Serialize(node.GetProperty("value").GetString()));
            return;
        }

        _out.Append(" (");
        Expression(node.GetProperty("value"));
        _out.Append($" {node.GetProperty("format_spec").GetString()})");
    }

    /// <summary>An `else` is a list or config of its own here; an `elif` is the branch itself.</summary>
    private void Branch(string kind, JsonElement node, string items, Action<JsonElement> item)
    {
        _out.Append($"({kind} ");
        Expression(node.GetProperty("if_cond"));
        _out.Append(" [");
        Each(node.GetProperty(items), item);
        _out.Append("] [");
        var otherwise = node.GetProperty("orelse");
        if (!IsNull(otherwise))
        {
            var inner = otherwise.GetProperty("node");
            switch (inner.GetProperty("type").GetString())
            {
                case "List":
                    Each(inner.GetProperty("elts"), item);
                    break;
                case "Config":
                    Each(inner.GetProperty("items"), item);
                    break;
                case "ConfigIfEntry":
                    _out.Append(" (entry  - ");
                    Expression(otherwise);
                    _out.Append(')');
                    break;
                default:
                    Optional(otherwise);
                    break;
            }
        }

        _out.Append("])");
    }

    private void Entry(JsonElement node)
    {
        var key = node.GetProperty("key");
        _out.Append(" (entry ");
        Optional(key);
        _out.Append(IsNull(key) ? "" : " " + node.GetProperty("operation").GetString());
        Optional(node.GetProperty("value"));
        _out.Append(')');
    }

    private void Clauses(JsonElement clauses)
    {
        Each(clauses, c =>
        {
            var node = c.GetProperty("node");
            _out.Append("(For");
            Each(node.GetProperty("targets"), t => Space(() => Identifier(t)));
            Optional(node.GetProperty("iter"));
            Each(node.GetProperty("ifs"), Optional);
            _out.Append(')');
        });
        _out.Append(')');
    }

    private static string Comparison(JsonElement op) => op.GetString() switch
    {
        "Eq" => "Equal",
        "NotEq" => "NotEqual",
        "Lt" => "Less",
        "LtE" => "LessOrEqual",
        "Gt" => "Greater",
        "GtE" => "GreaterOrEqual",
        var other => other!,
    };

    private void Type(JsonElement wrapped)
    {
        var at = At(wrapped);
        var node = wrapped.GetProperty("node");
        node.TryGetProperty("value", out var value);
        switch (node.GetProperty("type").GetString())
        {
            case "Any":
                _out.Append("Any" + at);
                break;
            case "Basic":
                _out.Append(value.GetString() + at);
                break;
            case "Literal":
                var inner = value.GetProperty("value");
                _out.Append("lit" + at).Append(value.GetProperty("type").GetString() switch
                {
                    "Bool" => inner.GetBoolean() ? "True" : "False",
                    "Int" => inner.GetProperty("value").GetRawText() + inner.GetProperty("suffix").GetString(),
                    "Float" => inner.GetDouble().ToString("R", CultureInfo.InvariantCulture),
                    _ => JsonSerializer.Serialize(inner.GetString()),
                });
                break;
            case "Named":
                _out.Append($"named{at} {Names(value)}");
                break;
            case "List":
                Composite("[", at, value.GetProperty("inner_type"));
                break;
            case "Dict":
                Composite("{", at, value.GetProperty("key_type"), value.GetProperty("value_type"));
                break;
            case "Union":
                Composite("|", at, value.GetProperty("type_elements").EnumerateArray());
                break;
            default:
                var parameters = value.GetProperty("params_ty");
                Composite("->", at, [.. IsNull(parameters) ? [] : parameters.EnumerateArray(), value.GetProperty("ret_ty")]);
                break;
        }
    }

    private void Composite(string kind, string at, params IEnumerable<JsonElement> parts)
    {
        _out.Append($"({kind}{at}");
        foreach (var part in parts)
        {
            _out.Append(' ');
            if (IsNull(part))
            {
                _out.Append('-');
            }
            else
            {
                Type(part);
            }
        }

        _out.Append(')');
    }
}
