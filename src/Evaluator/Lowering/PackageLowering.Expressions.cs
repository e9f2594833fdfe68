using System.Runtime.CompilerServices;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Lowering;

internal sealed partial class PackageLowering<TTracer>
{
    private LocalScope? _lambdaScope;

    private Node? LowerOptional(ExpressionSyntax? expression) => expression is null ? null : LowerExpression(expression);

    private Node LowerExpression(ExpressionSyntax expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return Traced(LowerCore(expression));
    }

    private Node[] LowerAll(IReadOnlyList<ExpressionSyntax> expressions)
    {
        var nodes = new Node[expressions.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = LowerExpression(expressions[i]);
        }

        return nodes;
    }

    private Node LowerCore(ExpressionSyntax expression) => expression switch
    {
        ConstantExpression e => new ConstantNode(File, e.Span, ConstantOf(e.Name)),
        IntLiteralExpression { Unit: { } unit } e => new ConstantNode(File, e.Span, Literals.Unit(e.Value, unit)),
        IntLiteralExpression e => new ConstantNode(File, e.Span, IntValue.Of(e.Value)),
        FloatLiteralExpression e => new ConstantNode(File, e.Span, new FloatValue(e.Value)),
        StringLiteralExpression e => new ConstantNode(File, e.Span, new StrValue(e.Value)),
        InterpolatedStringExpression e => LowerInterpolation(e),
        IdentifierExpression e => LowerIdentifier(e),
        ParenthesizedExpression e => LowerExpression(e.Inner),
        UnaryExpression e => new UnaryNode(File, e.Span, e.Operator, LowerExpression(e.Operand)),
        BinaryExpression e => LowerBinary(e),
        CompareExpression e => new CompareNode(File, e.Span, LowerExpression(e.Left), e.Operators.ToArray(), LowerAll(e.Comparators)),
        ConditionalExpression e => new ConditionalNode(File, e.Span, LowerExpression(e.Condition), LowerExpression(e.Then), LowerExpression(e.Else)),
        SelectorExpression e => LowerSelector(e),
        SubscriptExpression e => new SubscriptNode(File, e.Span, LowerExpression(e.Value), LowerExpression(e.Index), e.IsOptional),
        SliceExpression e => new SliceNode(File, e.Span, LowerExpression(e.Value), LowerOptional(e.Lower), LowerOptional(e.Upper), LowerOptional(e.Step), e.IsOptional),
        CallExpression e => new CallNode(File, e.Span, LowerExpression(e.Function), LowerArguments(e.Arguments, e.Keywords)),
        ListExpression e when e.Items.All(static i => i is not (StarredExpression or ListIfExpression)) => new ListNode(File, e.Span, LowerAll(e.Items)),
        ListExpression e => new MixedListNode(File, e.Span, LowerItems(e.Items)),
        ListComprehension e => LowerListComprehension(e),
        DictComprehension e => LowerDictComprehension(e),
        ConfigExpression e => LowerConfig(e),
        SchemaExpression e => LowerSchemaExpression(e),
        LambdaExpression e => LowerLambda(e),
        QuantifierExpression e => LowerQuantifier(e),
        _ => new ConstantNode(File, expression.Span, UndefinedValue.Instance),
    };

    private static Value ConstantOf(ConstantName name) => name switch
    {
        ConstantName.True => BoolValue.True,
        ConstantName.False => BoolValue.False,
        ConstantName.None => NoneValue.Instance,
        _ => UndefinedValue.Instance,
    };

    private Node LowerBinary(BinaryExpression e)
    {
        switch (e.Operator)
        {
            case BinaryOperator.And or BinaryOperator.Or:
                return new LogicNode(File, e.Span, LowerExpression(e.Left), e.Operator == BinaryOperator.And, LowerExpression(e.Right));
            case BinaryOperator.As:
                return new AsNode(File, e.Span, LowerExpression(e.Left), LowerAsType(e.Right));
            default:
                return new BinaryNode(File, e.Span, LowerExpression(e.Left), e.Operator, LowerExpression(e.Right));
        }
    }

    private RuntimeType LowerAsType(ExpressionSyntax type) => type is not IdentifierExpression name ? AnyType.Instance : name.Text switch
    {
        "any" => AnyType.Instance,
        "bool" => BasicType.Bool,
        "int" => BasicType.Int,
        "float" => BasicType.Float,
        "str" => BasicType.Str,
        _ => name.PackagePath is null && FindOwnSchema(name.Text, 0) is { } own ? new SchemaRuntimeType(own, name.Text) : LowerNamedType(name),
    };

    private InterpolationNode LowerInterpolation(InterpolatedStringExpression e)
    {
        var parts = new InterpolationPart[e.Parts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = e.Parts[i] switch
            {
                StringLiteralExpression text => new InterpolationPart(text.Value, null, null),
                InterpolationSyntax inner => new InterpolationPart(null, LowerExpression(inner.Expression), inner.Format),
                _ => new InterpolationPart("", null, null),
            };
        }

        return new InterpolationNode(File, e.Span, parts);
    }

    private Node LowerSelector(SelectorExpression e)
    {
        var node = LowerExpression(e.Value);
        for (var i = 0; i < e.Members.Count; i++)
        {
            node = new SelectNode(File, e.Value.Span.To(e.Members[i].Span), node, e.Members[i].Text, e.IsOptional && i == 0);
        }

        return node;
    }

    private ArgumentsCode LowerArguments(IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords) =>
        arguments.Count == 0 && keywords.Count == 0
            ? ArgumentsCode.None
            : new ArgumentsCode(LowerAll(arguments), keywords.Select(k => (k.Name.Text, LowerExpression(k.Value))).ToArray());

    private ListItemCode[] LowerItems(IReadOnlyList<ExpressionSyntax> items)
    {
        var code = new ListItemCode[items.Count];
        for (var i = 0; i < code.Length; i++)
        {
            code[i] = items[i] switch
            {
                StarredExpression starred => new ListItemCode(ListItemKind.Starred, LowerExpression(starred.Value), ListItemCode.None, ListItemCode.None),
                ListIfExpression branch => new ListItemCode(ListItemKind.If, LowerExpression(branch.Condition), LowerItems(branch.Then), LowerItems(branch.Else)),
                _ => new ListItemCode(ListItemKind.Value, LowerExpression(items[i]), ListItemCode.None, ListItemCode.None),
            };
        }

        return code;
    }

    private SchemaExpressionNode LowerSchemaExpression(SchemaExpression e)
    {
        var schema = FindVisibleSchema(e.Name);
        var name = schema is null ? LowerIdentifier(e.Name) : new ConstantNode(File, e.Name.Span, schema.Constructor);
        var config = LowerExpression(e.Config);
        return new SchemaExpressionNode(File, e.Span, schema, name, LowerArguments(e.Arguments, e.Keywords), config);
    }

    /// <summary>The schema a schema expression names, unless a local name hides it.</summary>
    private Schemas.CompiledSchema? FindVisibleSchema(IdentifierExpression name)
    {
        if (name.PackagePath is null)
        {
            for (var scope = _scope; scope is { Kind: not ScopeKind.Package }; scope = scope.Parent)
            {
                if (scope.Kind != ScopeKind.Config && scope.TryGetSlot(name.Names[0].Text, out _))
                {
                    return null;
                }
            }
        }

        return FindSchema(name);
    }

    private LambdaNode LowerLambda(LambdaExpression e)
    {
        var (savedScope, savedLambda) = (_scope, _lambdaScope);
        var activation = new Activation(savedScope.Activation);
        _scope = _lambdaScope = new LocalScope(ScopeKind.Lambda, savedScope, activation);
        var code = new LambdaCode { Parameters = LowerParameters(e.Parameters, _scope), ReturnType = LowerOptionalType(e.ReturnType), IsBuiltIn = File.IsBuiltIn };
        var body = new List<StatementNode>();
        LowerStatements(e.Body, body, []);
        code.Body = body.ToArray();
        code.SlotCount = activation.SlotCount;
        code.Captures = activation.Captures.ToArray();
        code.CaptureSlots = activation.CaptureSlots.ToArray();
        (_scope, _lambdaScope) = (savedScope, savedLambda);
        return new LambdaNode(File, e.Span, code);
    }
}
