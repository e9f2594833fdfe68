using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Syntax;

namespace Kcl.Net.Evaluator.Lowering;

internal sealed partial class PackageLowering<TTracer>
{
    private void LowerStatements(IReadOnlyList<StatementSyntax> statements, List<StatementNode> into, Guard[] guards)
    {
        foreach (var statement in statements)
        {
            LowerStatement(statement, into, guards);
        }
    }

    private void LowerStatement(StatementSyntax statement, List<StatementNode> into, Guard[] guards)
    {
        switch (statement)
        {
            case AssignStatement s:
                LowerAssign(s, into, guards);
                break;
            case AugmentedAssignStatement s:
                LowerAugmented(s, into, guards);
                break;
            case UnificationStatement s:
                AddSetter(new UnifyNode(File, s.Span, s.Target.Names[0].Text, LowerExpression(s.Value)), into, guards);
                break;
            case SchemaAttributeStatement s:
                LowerAttribute(s, into, guards);
                break;
            case AssertStatement s:
                into.Add(new AssertNode(File, s.Span, LowerExpression(s.Test), LowerOptional(s.Condition), LowerOptional(s.Message)));
                break;
            case ExpressionStatement s:
                into.Add(LowerExpressionStatement(s));
                break;
            case IfStatement s:
                into.Add(LowerIf(s, guards));
                break;
            case SchemaStatement s when _schemaOf.TryGetValue(s, out var schema):
                schema.Position = into.Count;
                LowerSchema(s, schema);
                break;
            case RuleStatement s when _schemaOf.TryGetValue(s, out var rule):
                LowerRule(s, rule);
                break;
        }
    }

    private void LowerAssign(AssignStatement statement, List<StatementNode> into, Guard[] guards)
    {
        var value = LowerExpression(statement.Value);
        var type = LowerOptionalType(statement.Type);
        for (var i = statement.Targets.Count - 1; i >= 0; i--)
        {
            var target = statement.Targets[i];
            SetterNode setter = target.Path.Count == 0
                ? new AssignNode(File, statement.Span, target.Name.Text, type, value)
                : new PathAssignNode(File, statement.Span, target.Name.Text, LowerPath(target), null, type, value);
            AddSetter(setter, into, guards);
        }
    }

    private void LowerAugmented(AugmentedAssignStatement statement, List<StatementNode> into, Guard[] guards)
    {
        var value = LowerExpression(statement.Value);
        var name = statement.Target.Name.Text;
        SetterNode setter = statement.Target.Path.Count == 0
            ? new AugmentedAssignNode(File, statement.Span, name, statement.Operator, value)
            : new PathAssignNode(File, statement.Span, name, LowerPath(statement.Target), statement.Operator, null, value);
        AddSetter(setter, into, guards);
    }

    private PathStep[] LowerPath(TargetSyntax target) =>
        target.Path.Select(step => new PathStep(step.Member?.Text, LowerOptional(step.Index))).ToArray();

    private ExpressionStatementNode LowerExpressionStatement(ExpressionStatement statement)
    {
        var node = new ExpressionStatementNode(File, statement.Span, LowerExpression(statement.Expression));
        if (_scope.Kind == ScopeKind.Package && source.IsMain && statement.Expression is not CallExpression)
        {
            node.ScalarIndex = _scalars++;
        }

        return node;
    }

    private IfStatementNode LowerIf(IfStatement statement, Guard[] guards)
    {
        var node = new IfStatementNode(File, statement.Span, LowerExpression(statement.Condition), NewGuard());
        var then = new List<StatementNode>();
        LowerStatements(statement.Then, then, [.. guards, new Guard(node, InThen: true)]);
        node.Then = then.ToArray();
        var otherwise = new List<StatementNode>();
        LowerStatements(statement.Else, otherwise, [.. guards, new Guard(node, InThen: false)]);
        node.Else = otherwise.ToArray();
        return node;
    }

    private int NewGuard() => _schema is { } schema ? schema.GuardCount++ : program.Program.GuardCount++;

    /// <summary>Registers a setter with whatever owns its name: a lambda's local, a schema attribute or a package variable.</summary>
    private void AddSetter(SetterNode setter, List<StatementNode> into, Guard[] guards)
    {
        into.Add(setter);
        if (_lambdaScope is { } lambda)
        {
            DeclareLocal(setter, lambda);
        }
        else if (_schema is { } schema)
        {
            schema.Attribute(setter.Name).Setters.Add(new Setter(setter, guards));
        }
        else if (package.VariablesByName.TryGetValue(setter.Name, out var variable))
        {
            setter.Variable = variable;
            setter.SetterIndex = variable.Setters.Count;
            variable.Setters.Add(new Setter(setter, guards));
        }
    }

    /// <summary>The first assignment of a name in a lambda makes it local from there on; until then it reads from outside.</summary>
    private void DeclareLocal(SetterNode setter, LocalScope lambda)
    {
        if (lambda.TryGetSlot(setter.Name, out var slot))
        {
            setter.LocalSlot = slot;
            return;
        }

        setter.OuterRead = setter is AssignNode ? null : LowerName(setter.Name, setter.Span);
        setter.LocalSlot = lambda.Declare(setter.Name);
    }
}
