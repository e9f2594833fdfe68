using Kcl.Net.Syntax;

namespace Kcl.Net.Modules;

/// <summary>
/// Sets the package path on dotted names that start with an import name, unless a top-level name seen earlier in the
/// file or an active local hides it; un-nests dotted config keys and fills in literal-type defaults on the way.
/// </summary>
internal sealed class Qualifier(Dictionary<string, string> imports) : SyntaxWalker
{
    private readonly HashSet<string> _topLevel = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _locals = new(StringComparer.Ordinal);
    private int _depth;

    public override void Visit(StatementSyntax statement)
    {
        base.Visit(statement);
        if (statement is SchemaAttributeStatement { Default: null, IsOptional: false, Type: LiteralTypeSyntax literal } attribute)
        {
            attribute.Default = literal.Literal;
        }

        if (_depth == 0)
        {
            Declare(statement);
        }
    }

    protected override void VisitIdentifier(IdentifierExpression identifier)
    {
        if (identifier.Names.Count > 1)
        {
            identifier.PackagePath = Lookup(identifier.Names[0].Text);
        }
    }

    protected override void VisitTarget(TargetSyntax target)
    {
        base.VisitTarget(target);
        if (target.Path.Count > 0)
        {
            target.PackagePath = Lookup(target.Name.Text);
        }
    }

    protected override void VisitSchema(SchemaStatement schema)
    {
        _depth++;
        base.VisitSchema(schema);
        _depth--;
    }

    protected override void VisitLambda(LambdaExpression lambda)
    {
        _depth++;
        foreach (var parameter in lambda.Parameters)
        {
            Enter(parameter.Name.Text);
        }

        base.VisitLambda(lambda);
        foreach (var parameter in lambda.Parameters)
        {
            Leave(parameter.Name.Text);
        }

        _depth--;
    }

    protected override void VisitListComprehension(ListComprehension comprehension)
    {
        var entered = EnterTargets(comprehension.Clauses);
        base.VisitListComprehension(comprehension);
        LeaveAll(entered);
    }

    protected override void VisitDictComprehension(DictComprehension comprehension)
    {
        var entered = EnterTargets(comprehension.Clauses);
        base.VisitDictComprehension(comprehension);
        LeaveAll(entered);
    }

    protected override void VisitQuantifier(QuantifierExpression quantifier)
    {
        var entered = new List<string>();
        foreach (var variable in quantifier.Variables)
        {
            entered.Add(variable.Names[0].Text);
            Enter(variable.Names[0].Text);
        }

        base.VisitQuantifier(quantifier);
        LeaveAll(entered);
    }

    protected override void VisitConfig(ConfigExpression config)
    {
        config.Entries = Unnest(config.Entries);
        base.VisitConfig(config);
    }

    protected override void VisitConfigIf(ConfigIfExpression branch)
    {
        branch.Then = Unnest(branch.Then);
        branch.Else = Unnest(branch.Else);
        base.VisitConfigIf(branch);
    }

    private static IReadOnlyList<ConfigEntrySyntax> Unnest(IReadOnlyList<ConfigEntrySyntax> entries)
    {
        ConfigEntrySyntax[]? result = null;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = Unnest(entries[i]);
            if (!ReferenceEquals(entry, entries[i]))
            {
                result ??= entries.ToArray();
                result[i] = entry;
            }
        }

        return result ?? entries;
    }

    /// <summary>`a.b.c op v` is `a: {b: {c op v}}`.</summary>
    private static ConfigEntrySyntax Unnest(ConfigEntrySyntax entry)
    {
        switch (entry.Key)
        {
            case IdentifierExpression { Names.Count: > 1 } dotted:
                return Nest(entry, dotted.Names, entry.Operator, entry.Value, null);
            case SubscriptExpression { Value: IdentifierExpression { Names.Count: > 1 } dotted, Index: IntLiteralExpression or UnaryExpression } subscript:
                return Nest(entry, dotted.Names, entry.Operator, entry.Value, subscript);
            default:
                return entry;
        }
    }

    private static ConfigEntrySyntax Nest(ConfigEntrySyntax entry, IReadOnlyList<NameSyntax> names, ConfigOperator op, ExpressionSyntax value, SubscriptExpression? last)
    {
        var result = entry;
        for (var i = names.Count - 1; i >= 0; i--)
        {
            var span = names[i].Span.To(entry.Span);
            ExpressionSyntax key = new IdentifierExpression(names[i].Span, [names[i]]);
            var isLast = i == names.Count - 1;
            if (isLast && last is not null)
            {
                key = new SubscriptExpression(names[i].Span.To(last.Span), key, last.Index, last.IsOptional);
            }

            result = new ConfigEntrySyntax(span, key, isLast ? op : ConfigOperator.Union, isLast ? value : new ConfigExpression(names[i + 1].Span.To(entry.Span), [result]));
        }

        return result;
    }

    private void Declare(StatementSyntax statement)
    {
        switch (statement)
        {
            case AssignStatement s:
                foreach (var target in s.Targets)
                {
                    _topLevel.Add(target.Name.Text);
                }

                break;
            case AugmentedAssignStatement s:
                _topLevel.Add(s.Target.Name.Text);
                break;
            case UnificationStatement s:
                _topLevel.Add(s.Target.Names[0].Text);
                break;
            case SchemaStatement s:
                _topLevel.Add(s.Name.Text);
                break;
            case RuleStatement s:
                _topLevel.Add(s.Name.Text);
                break;
            case TypeAliasStatement s:
                _topLevel.Add(s.Name.Text);
                break;
        }
    }

    private string? Lookup(string name) =>
        !_topLevel.Contains(name) && !_locals.ContainsKey(name) && imports.TryGetValue(name, out var path) ? path : null;

    private List<string> EnterTargets(IReadOnlyList<ForClause> clauses)
    {
        var entered = new List<string>();
        foreach (var clause in clauses)
        {
            foreach (var target in clause.Targets)
            {
                if (target is IdentifierExpression { Names.Count: 1 } name)
                {
                    entered.Add(name.Text);
                    Enter(name.Text);
                }
            }
        }

        return entered;
    }

    private void LeaveAll(List<string> names)
    {
        foreach (var name in names)
        {
            Leave(name);
        }
    }

    private void Enter(string name) => _locals[name] = _locals.GetValueOrDefault(name) + 1;

    private void Leave(string name)
    {
        if (--_locals[name] == 0)
        {
            _locals.Remove(name);
        }
    }
}
