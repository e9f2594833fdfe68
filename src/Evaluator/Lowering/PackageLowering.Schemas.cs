using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Syntax;

namespace Kcl.Net.Evaluator.Lowering;

internal sealed partial class PackageLowering<TTracer>
{
    private CompiledSchema? _schema;

    private void LowerSchema(SchemaStatement statement, CompiledSchema schema)
    {
        var (savedSchema, savedScope) = (_schema, _scope);
        _schema = schema;
        _scope = new LocalScope(ScopeKind.Schema, savedScope, new Activation(null));
        schema.Parameters = LowerParameters(statement.Parameters, _scope);
        schema.Decorators = LowerDecorators(statement.Decorators);
        var body = new List<StatementNode>();
        LowerStatements(statement.Body, body, []);
        schema.Body = body.ToArray();
        if (statement.IndexSignature is { } signature)
        {
            schema.IndexSignature = new IndexSignatureCode(signature.KeyName?.Text, LowerType(signature.ValueType), LowerOptional(signature.Default));
        }

        schema.Checks = LowerChecks(statement.Checks);
        schema.SlotCount = _scope.Activation.SlotCount;
        (_schema, _scope) = (savedSchema, savedScope);
    }

    private void LowerRule(RuleStatement statement, CompiledSchema rule)
    {
        var (savedSchema, savedScope) = (_schema, _scope);
        _schema = rule;
        _scope = new LocalScope(ScopeKind.Schema, savedScope, new Activation(null));
        rule.Parameters = LowerParameters(statement.Parameters, _scope);
        rule.Decorators = LowerDecorators(statement.Decorators);
        rule.Checks = LowerChecks(statement.Checks);
        rule.SlotCount = _scope.Activation.SlotCount;
        (_schema, _scope) = (savedSchema, savedScope);
    }

    private void LowerAttribute(SchemaAttributeStatement statement, List<StatementNode> into, Guard[] guards)
    {
        if (_schema is not { } schema)
        {
            return;
        }

        var name = statement.Name.Text;
        var node = new AttributeNode(
            File,
            statement.Span,
            name,
            LowerType(statement.Type),
            LowerOptional(statement.Default),
            statement.Operator,
            LowerDecorators(statement.Decorators));
        into.Add(node);
        var attribute = schema.Attribute(name);
        attribute.Setters.Add(new Setter(node, guards));
        attribute.IsDeclared = true;
        attribute.IsOptional = statement.IsOptional;
        attribute.HasDefault |= statement.Default is not null;
    }

    private CheckNode[] LowerChecks(IReadOnlyList<CheckSyntax> checks) =>
        checks.Select(c => new CheckNode(File, c.Span, LowerExpression(c.Test), LowerOptional(c.Condition), LowerOptional(c.Message))).ToArray();

    private DecoratorNode[] LowerDecorators(IReadOnlyList<DecoratorSyntax> decorators) =>
        decorators.Count == 0 ? [] : decorators.Select(LowerDecorator).ToArray();

    private DecoratorNode LowerDecorator(DecoratorSyntax decorator)
    {
        return new DecoratorNode(File, decorator.Span, decorator.Name.Text, Keyword("version"), Keyword("reason"), Keyword("strict"));

        Node? Keyword(string name) =>
            decorator.Keywords.FirstOrDefault(k => k.Name.Text == name) is { } keyword ? LowerExpression(keyword.Value) : null;
    }

    /// <summary>Parameters take the first slots of the activation, in order.</summary>
    private ParameterCode[] LowerParameters(IReadOnlyList<ParameterSyntax> parameters, LocalScope scope)
    {
        var code = new ParameterCode[parameters.Count];
        var slots = new int[parameters.Count];
        for (var i = 0; i < code.Length; i++)
        {
            slots[i] = scope.Activation.NewSlot();
        }

        for (var i = 0; i < code.Length; i++)
        {
            var parameter = parameters[i];
            code[i] = new ParameterCode(parameter.Name.Text, LowerOptionalType(parameter.Type), LowerOptional(parameter.Default));
            scope.Declare(parameter.Name.Text, slots[i]);
        }

        return code;
    }
}
