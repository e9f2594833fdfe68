using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Modules.Overrides;

/// <summary>
/// Applies an override to the top-level statements of a module, as if its author had written the value there. What is set
/// and not found becomes a statement of its own at the end.
/// </summary>
internal sealed class ModuleOverride
{
    private readonly OverrideSpec _spec;
    private readonly ModuleSyntax _module;
    private readonly string _name;
    private readonly string[] _path;

    private ModuleOverride(OverrideSpec spec, ModuleSyntax module)
    {
        _spec = spec;
        _module = module;
        _name = spec.Path[0];
        _path = spec.Path.Skip(1).ToArray();
    }

    public static void Apply(OverrideSpec spec, ModuleSyntax module)
    {
        // Dotted keys become nested configs first, so that a path meets every way to write it.
        new Qualifier([]).VisitStatements(module.Body);
        var change = new ModuleOverride(spec, module);
        module.Body = change.Rewrite(module.Body.SelectMany(Split));
    }

    /// <summary>`a = b = value` is two statements, so that one of the names can be changed alone.</summary>
    private static IEnumerable<StatementSyntax> Split(StatementSyntax statement) =>
        statement is AssignStatement { Targets.Count: > 1 } assign
            ? assign.Targets.Select(t => new AssignStatement(assign.Span, [t], assign.Type, assign.Value))
            : [statement];

    private List<StatementSyntax> Rewrite(IEnumerable<StatementSyntax> statements)
    {
        var result = new List<StatementSyntax>();
        var done = false;
        foreach (var statement in statements)
        {
            if (!IsTarget(statement) || done && _path.Length > 0)
            {
                result.Add(statement);
                continue;
            }

            if (_spec.Value is null && _path.Length == 0 && statement is not AugmentedAssignStatement)
            {
                done = true;
                continue;
            }

            var next = Rewrite(statement);
            done |= next is not null;
            result.Add(next ?? statement);
        }

        if (!done && _spec.Value is not null)
        {
            result.Add(NewStatement());
        }

        return result;
    }

    private bool IsTarget(StatementSyntax statement) => statement switch
    {
        AssignStatement s => s.Targets[0].Path.Count == 0 && s.Targets[0].Name.Text == _name,
        AugmentedAssignStatement s => _path.Length == 0 && s.Target.Path.Count == 0 && s.Target.Name.Text == _name,
        UnificationStatement s => s.Target.Names[0].Text == _name,
        _ => false,
    };

    private StatementSyntax? Rewrite(StatementSyntax statement)
    {
        switch (statement)
        {
            case AssignStatement s:
                return NewValue(s.Value) is { } assigned ? new AssignStatement(s.Span, s.Targets, s.Type, assigned) : null;
            case AugmentedAssignStatement s:
                return NewValue(s.Value) is { } augmented ? new AugmentedAssignStatement(s.Span, s.Target, s.Operator, augmented) : null;
            case UnificationStatement s:
                return NewValue(s.Value) is SchemaExpression united ? new UnificationStatement(s.Span, s.Target, united) : null;
            default:
                return null;
        }
    }

    private ExpressionSyntax? NewValue(ExpressionSyntax old)
    {
        if (_path.Length == 0)
        {
            return _spec.Value is null ? null : ConfigOverride.Combine(old, _spec.Operator, _spec.ValueAt(old.Span.Start));
        }

        if (ConfigOverride.ConfigOf(old) is not { } config)
        {
            return null;
        }

        var changed = _spec.Value is null ? ConfigOverride.Delete(config, _path) : ConfigOverride.Set(config, _path, _spec.Operator, _spec.ValueAt);
        return changed is null ? null : ConfigOverride.WithConfig(old, changed);
    }

    private StatementSyntax NewStatement()
    {
        var end = _module.File.Text.TrimEnd().Length;
        var at = new TextSpan(end, 0);
        var value = _path.Length == 0
            ? _spec.ValueAt(end)
            : new ConfigExpression(at, [ConfigOverride.Entry(_path, _spec.Operator, _spec.ValueAt, at)]);
        var name = new NameSyntax(_name, at);
        var target = new TargetSyntax(at, name, []);
        return (_spec.Operator, value) switch
        {
            (ConfigOperator.Union, SchemaExpression schema) => new UnificationStatement(at, new IdentifierExpression(at, [name]), schema),
            (ConfigOperator.Insert, _) => new AugmentedAssignStatement(at, target, BinaryOperator.Add, value),
            _ => new AssignStatement(at, [target], null, value),
        };
    }
}
