using System.Globalization;
using System.Text;
using System.Text.Json;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Tests.Conformance;

/// <summary>
/// Writes a syntax tree in the form that <see cref="EngineTree"/> gives the engine's JSON: kind, position, parts. Places where the
/// engine's own positions are arbitrary are left out on both sides.
/// </summary>
internal sealed class SyntaxDump(SourceFile file)
{
    private readonly StringBuilder _out = new();

    public static string Of(ModuleSyntax module)
    {
        var dump = new SyntaxDump(module.File);
        if (module.Doc is { } doc)
        {
            dump._out.Append("doc ").Append(JsonSerializer.Serialize(doc.RawText)).Append('\n');
        }

        dump.Statements(module.Body);
        return dump._out.ToString();
    }

    private string At(TextSpan span) => At(span.Start, span.End);

    private string At(int start, int end)
    {
        var (from, to) = (file.PositionAt(start), file.PositionAt(end));
        return $"@{from.Line}:{from.Column - 1}-{to.Line}:{to.Column - 1}";
    }

    private void Statements(IEnumerable<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            Statement(statement);
            _out.Append('\n');
        }
    }

    private void Statement(StatementSyntax statement)
    {
        switch (statement)
        {
            case ImportStatement import:
                _out.Append($"(Import {import.RawPath} {import.BoundName} {import.Alias?.Text})");
                break;
            case TypeAliasStatement alias:
                _out.Append($"(TypeAlias {alias.Name.Text} ");
                Type(alias.Type);
                _out.Append(')');
                break;
            case AssertStatement assert:
                Node("Assert", assert.Span, assert.Test, assert.Condition, assert.Message);
                break;
            case ExpressionStatement expression:
                _out.Append("(Expr ");
                Expression(expression.Expression);
                _out.Append(')');
                break;
            case IfStatement branch:
                _out.Append("(If ");
                Expression(branch.Condition);
                _out.Append(" [");
                Statements(branch.Then);
                _out.Append("] [");
                Statements(branch.Else);
                _out.Append("])");
                break;
            case AssignStatement assign:
                _out.Append("(Assign" + At(assign.Span));
                foreach (var target in assign.Targets)
                {
                    Target(target);
                }

                if (assign.Type is { } type)
                {
                    _out.Append(" : ");
                    Type(type);
                }

                _out.Append(" = ");
                Expression(assign.Value);
                _out.Append(')');
                break;
            case AugmentedAssignStatement augment:
                _out.Append("(AugAssign " + Op(augment.Operator));
                Target(augment.Target);
                _out.Append(' ');
                Expression(augment.Value);
                _out.Append(')');
                break;
            case UnificationStatement unification:
                _out.Append("(Unification ");
                Expression(unification.Target);
                _out.Append(' ');
                SchemaLiteral(unification.Value);
                _out.Append(')');
                break;
            case SchemaAttributeStatement attribute:
                _out.Append($"(Attr {(attribute.IsQuoted ? attribute.Name.Text.TrimStart('$') : attribute.Name.Text)}{At(attribute.Name.Span)} {(attribute.IsOptional ? "?" : "")} ");
                Type(attribute.Type);
                _out.Append(attribute.Operator is { } op ? " " + Op(op) : attribute.Default is null ? "" : " Assign");
                Optional(attribute.Default);
                Decorators(attribute.Decorators);
                _out.Append(')');
                break;
            case SchemaStatement schema:
                Schema(schema);
                break;
            case RuleStatement rule:
                _out.Append($"(Rule {rule.Name.Text} {Text(rule.Doc)}");
                Parameters(rule.Parameters);
                _out.Append(" parents");
                rule.Parents.ToList().ForEach(Optional);
                Optional(rule.Host);
                Decorators(rule.Decorators);
                Checks(rule.Checks);
                _out.Append(')');
                break;
        }
    }

    private void Schema(SchemaStatement schema)
    {
        _out.Append($"(Schema {schema.Name.Text}{At(schema.Name.Span)} {(schema.IsMixin ? "mixin" : "")} {(schema.IsProtocol ? "protocol" : "")} {Text(schema.Doc)}");
        Parameters(schema.Parameters);
        Optional(schema.Base);
        Optional(schema.Host);
        _out.Append(" mixins");
        schema.Mixins.ToList().ForEach(Optional);
        Decorators(schema.Decorators);
        _out.Append(" [");
        Statements(schema.Body);
        _out.Append(']');
        if (schema.IndexSignature is { } signature)
        {
            _out.Append($" (Index {signature.KeyName?.Text} {(signature.AnyOther ? "..." : "")} ");
            Type(signature.KeyType);
            _out.Append(' ');
            Type(signature.ValueType);
            Optional(signature.Default);
            _out.Append(')');
        }

        Checks(schema.Checks);
        _out.Append(')');
    }

    private static string Text(StringLiteralExpression? doc) => doc is null ? "" : JsonSerializer.Serialize(doc.RawText);

    private void Checks(IEnumerable<CheckSyntax> checks)
    {
        foreach (var check in checks)
        {
            Node("Check", check.Span, check.Test, check.Condition, check.Message);
        }
    }

    private void Decorators(IEnumerable<DecoratorSyntax> decorators)
    {
        foreach (var decorator in decorators)
        {
            _out.Append(" (@ ");
            Expression(decorator.Name);
            Arguments(decorator.Arguments, decorator.Keywords);
            _out.Append(')');
        }
    }

    private void Parameters(IEnumerable<ParameterSyntax> parameters)
    {
        foreach (var parameter in parameters)
        {
            _out.Append($" (param {parameter.Name.Text}{At(parameter.Name.Span)}");
            if (parameter.Type is { } type)
            {
                _out.Append(" : ");
                Type(type);
            }

            Optional(parameter.Default);
            _out.Append(')');
        }
    }

    private void Target(TargetSyntax target)
    {
        _out.Append($" (target{At(target.Span)} {target.Name.Text}{At(target.Name.Span)}");
        foreach (var step in target.Path)
        {
            if (step.Member is { } member)
            {
                _out.Append($" .{member.Text}{At(member.Span)}");
            }
            else
            {
                _out.Append(" [");
                Expression(step.Index!);
                _out.Append(']');
            }
        }

        _out.Append(')');
    }

    private void Optional(ExpressionSyntax? expression)
    {
        _out.Append(' ');
        if (expression is null)
        {
            _out.Append('-');
        }
        else
        {
            Expression(expression);
        }
    }

    private void Node(string kind, TextSpan span, params IEnumerable<ExpressionSyntax?> parts)
    {
        var isFree = kind.StartsWith("Compare", StringComparison.Ordinal) || kind == "For";
        _out.Append('(').Append(kind).Append(isFree ? "" : At(span));
        foreach (var part in parts)
        {
            Optional(part);
        }

        _out.Append(')');
    }

    private void Arguments(IEnumerable<ExpressionSyntax> arguments, IEnumerable<KeywordArgument> keywords)
    {
        _out.Append(" args");
        foreach (var argument in arguments)
        {
            Optional(argument);
        }

        foreach (var keyword in keywords)
        {
            _out.Append($" {keyword.Name.Text}=");
            Expression(keyword.Value);
        }
    }

    private void SchemaLiteral(SchemaExpression schema)
    {
        Expression(schema.Name);
        Arguments(schema.Arguments, schema.Keywords);
        Optional(schema.Config);
    }

    private void Expression(ExpressionSyntax expression)
    {
        var at = At(expression.Span);
        switch (expression)
        {
            case IdentifierExpression identifier:
                _out.Append("(Identifier" + at);
                foreach (var name in identifier.Names)
                {
                    _out.Append($" {name.Text}{At(name.Span)}");
                }

                _out.Append(')');
                break;
            case ConstantExpression constant:
                _out.Append($"(Constant{at} {constant.Name})");
                break;
            case IntLiteralExpression integer:
                _out.Append($"(Int{at} {integer.Value} {integer.Unit})");
                break;
            case FloatLiteralExpression number:
                _out.Append($"(Float{at} {(double.IsFinite(number.Value) ? number.Value.ToString("R", CultureInfo.InvariantCulture) : "")})");
                break;
            case StringLiteralExpression text:
                _out.Append($"(Str{at} {JsonSerializer.Serialize(text.RawText)}{(text.IsTriple ? "" : " " + JsonSerializer.Serialize(text.Value))})");
                break;
            case InterpolatedStringExpression joined:
                _out.Append($"(Joined{at}");
                foreach (var part in joined.Parts)
                {
                    if (part is StringLiteralExpression piece)
                    {
                        _out.Append(' ').Append(joined.IsTriple ? "piece" : JsonSerializer.Serialize(piece.Value));
                    }
                    else if (part is InterpolationSyntax interpolation)
                    {
                        _out.Append(" (");
                        Expression(interpolation.Expression);
                        _out.Append($" {interpolation.Format})");
                    }
                }

                _out.Append(')');
                break;
            case UnaryExpression unary:
                Node("Unary " + unary.Operator, unary.Span, unary.Operand);
                break;
            case BinaryExpression binary:
                Node("Binary " + Op(binary.Operator), binary.Span, binary.Left, binary.Right);
                break;
            case CompareExpression compare:
                Node("Compare " + string.Join(",", compare.Operators), compare.Span, [compare.Left, .. compare.Comparators]);
                break;
            case ConditionalExpression conditional:
                Node("If", conditional.Span, conditional.Then, conditional.Condition, conditional.Else);
                break;
            case SelectorExpression selector:
                Node("Selector " + string.Join(".", selector.Members.Select(m => m.Text)) + (selector.IsOptional ? "?" : ""), selector.Span, selector.Value);
                break;
            case CallExpression call:
                _out.Append($"(Call{at} ");
                Expression(call.Function);
                Arguments(call.Arguments, call.Keywords);
                _out.Append(')');
                break;
            case SubscriptExpression subscript:
                Node("Subscript" + (subscript.IsOptional ? "?" : ""), subscript.Span, subscript.Value, subscript.Index);
                break;
            case SliceExpression slice:
                Node("Slice" + (slice.IsOptional ? "?" : ""), slice.Span, slice.Value, slice.Lower, slice.Upper, slice.Step);
                break;
            case ParenthesizedExpression parenthesized:
                Node("Paren", parenthesized.Span, parenthesized.Inner);
                break;
            case ListExpression list:
                Node("List", list.Span, list.Items);
                break;
            case StarredExpression starred:
                Node("Starred", starred.Span, starred.Value);
                break;
            case ListIfExpression branch:
                _out.Append("(ListIf ");
                Expression(branch.Condition);
                _out.Append(" [");
                branch.Then.ToList().ForEach(Optional);
                _out.Append("] [");
                branch.Else.ToList().ForEach(Optional);
                _out.Append("])");
                break;
            case ListComprehension comprehension:
                _out.Append($"(ListComp{at} ");
                Expression(comprehension.Element);
                Clauses(comprehension.Clauses);
                break;
            case DictComprehension comprehension:
                _out.Append($"(DictComp{at} ");
                Entry(comprehension.Entry);
                Clauses(comprehension.Clauses);
                break;
            case ConfigExpression config:
                _out.Append($"(Config{at}");
                config.Entries.ToList().ForEach(Entry);
                _out.Append(')');
                break;
            case ConfigIfExpression branch:
                _out.Append("(ConfigIf ");
                Expression(branch.Condition);
                _out.Append(" [");
                branch.Then.ToList().ForEach(Entry);
                _out.Append("] [");
                branch.Else.ToList().ForEach(Entry);
                _out.Append("])");
                break;
            case SchemaExpression schema:
                _out.Append($"(SchemaExpr{at} ");
                SchemaLiteral(schema);
                _out.Append(')');
                break;
            case LambdaExpression lambda:
                _out.Append($"(Lambda{at}");
                Parameters(lambda.Parameters);
                if (lambda.ReturnType is { } type)
                {
                    _out.Append(" -> ");
                    Type(type);
                }

                _out.Append(" [");
                Statements(lambda.Body);
                _out.Append("])");
                break;
            case QuantifierExpression quantifier:
                Node($"Quant {quantifier.Kind}", quantifier.Span, [.. quantifier.Variables, quantifier.Target, quantifier.Test, quantifier.Condition]);
                break;
        }
    }

    private void Entry(ConfigEntrySyntax entry)
    {
        var isBranch = entry.Value is ConfigIfExpression || entry.Key is null;
        _out.Append(" (entry ");
        Optional(entry.Key);
        _out.Append(isBranch ? "" : " " + entry.Operator);
        Optional(entry.Value);
        _out.Append(')');
    }

    private void Clauses(IEnumerable<ForClause> clauses)
    {
        foreach (var clause in clauses)
        {
            Node("For", clause.Span, [.. clause.Targets, clause.Iterable, .. clause.Conditions]);
        }

        _out.Append(')');
    }

    private void Type(TypeSyntax type)
    {
        switch (type)
        {
            case BasicTypeSyntax basic:
                _out.Append($"{basic.Kind}{At(basic.Span)}");
                break;
            case LiteralTypeSyntax literal:
                _out.Append("lit" + At(literal.Span));
                _out.Append(literal.Literal switch
                {
                    ConstantExpression constant => constant.Name.ToString(),
                    IntLiteralExpression integer => integer.Value + (integer.Unit ?? ""),
                    FloatLiteralExpression number => number.Value.ToString("R", CultureInfo.InvariantCulture),
                    StringLiteralExpression text => JsonSerializer.Serialize(text.Value),
                    _ => "?",
                });
                break;
            case NamedTypeSyntax named:
                _out.Append($"named{At(named.Span)} {named.Name.Text}");
                break;
            case ListTypeSyntax list:
                Composite("[", list.Span, list.Item);
                break;
            case DictTypeSyntax dict:
                Composite("{", dict.Span, dict.Key, dict.Value);
                break;
            case UnionTypeSyntax union:
                Composite("|", union.Span, [.. union.Members]);
                break;
            case FunctionTypeSyntax function:
                Composite("->", function.Span, [.. function.Parameters, function.Result]);
                break;
        }
    }

    private void Composite(string kind, TextSpan span, params TypeSyntax?[] parts)
    {
        _out.Append($"({kind}{At(span)}");
        foreach (var part in parts)
        {
            _out.Append(' ');
            if (part is null)
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

    private static string Op(BinaryOperator op) => op switch
    {
        BinaryOperator.Subtract => "Sub",
        BinaryOperator.Multiply => "Mul",
        BinaryOperator.Divide => "Div",
        BinaryOperator.Modulo => "Mod",
        BinaryOperator.Power => "Pow",
        BinaryOperator.FloorDivide => "FloorDiv",
        BinaryOperator.ShiftLeft => "LShift",
        BinaryOperator.ShiftRight => "RShift",
        _ => op.ToString(),
    };
}
