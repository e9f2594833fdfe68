using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Lowering;

internal sealed partial class PackageLowering<TTracer>
{
    private ConfigNode LowerConfig(ConfigExpression e)
    {
        var saved = _scope;
        _scope = new LocalScope(ScopeKind.Config, saved, saved.Activation);
        var entries = LowerEntries(e.Entries);
        var slots = _scope.KeySlots.ToArray();
        _scope = saved;
        return new ConfigNode(File, e.Span, entries, slots);
    }

    private ConfigEntryCode[] LowerEntries(IReadOnlyList<ConfigEntrySyntax> entries)
    {
        var code = new ConfigEntryCode[entries.Count];
        for (var i = 0; i < code.Length; i++)
        {
            code[i] = LowerEntry(entries[i]);
        }

        return code;
    }

    private ConfigEntryCode LowerEntry(ConfigEntrySyntax entry)
    {
        if (entry.Key is null)
        {
            return entry.Value is ConfigIfExpression branch
                ? new IfEntryCode(LowerExpression(branch.Condition), LowerEntries(branch.Then), LowerEntries(branch.Else))
                : new UnpackEntryCode(LowerExpression(entry.Value));
        }

        var op = (MergeOperator)entry.Operator;
        var origin = new Origin(File, entry.Key.Span);
        var value = LowerExpression(entry.Value);
        return entry.Key switch
        {
            IdentifierExpression { Names: [var name] } => LowerNamed(name.Text, null, isIdentifier: true),
            StringLiteralExpression text => LowerNamed(text.Value, null, isIdentifier: false),
            SubscriptExpression { Value: IdentifierExpression { Names: [var indexed] }, Index: var at } when ListIndex(at) is { } number => LowerNamed(indexed.Text, number, isIdentifier: false),
            SubscriptExpression { Value: StringLiteralExpression quoted, Index: var at } when ListIndex(at) is { } number => LowerNamed(quoted.Value, number, isIdentifier: false),
            _ => new ComputedEntryCode(LowerExpression(entry.Key), op, value, origin),
        };

        NamedEntryCode LowerNamed(string name, int? index, bool isIdentifier)
        {
            var code = new NamedEntryCode(name, op, index, value, origin) { KeySlot = isIdentifier ? LoopSlot(name) : -1 };
            if (_scope.Kind == ScopeKind.Config)
            {
                _scope.AddKey(name, code);
            }

            return code;
        }
    }

    /// <summary>`k[2]` and `k[-1]` index a list; any other subscript is a computed key.</summary>
    private static int? ListIndex(ExpressionSyntax index) => index switch
    {
        IntLiteralExpression { Unit: null, Value: >= 0 and <= int.MaxValue } number => (int)number.Value,
        UnaryExpression { Operator: UnaryOperator.Minus, Operand: IntLiteralExpression { Unit: null, Value: >= 0 and <= int.MaxValue } number } => -(int)number.Value,
        _ => null,
    };

    /// <summary>Slot of an active loop variable of that name (its value is then the key), or -1.</summary>
    private int LoopSlot(string name)
    {
        var crossed = new List<Activation>();
        var activation = _scope.Activation;
        for (var scope = _scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Activation != activation)
            {
                crossed.Add(activation);
                activation = scope.Activation;
            }

            if (scope.Kind == ScopeKind.Loop && scope.TryGetSlot(name, out var slot))
            {
                for (var i = crossed.Count - 1; i >= 0; i--)
                {
                    slot = crossed[i].Capture(slot);
                }

                return slot;
            }
        }

        return -1;
    }

    private ListComprehensionNode LowerListComprehension(ListComprehension e)
    {
        var saved = _scope;
        var loops = LowerLoops(e.Clauses);
        var element = LowerExpression(e.Element);
        _scope = saved;
        return new ListComprehensionNode(File, e.Span, loops, element);
    }

    private DictComprehensionNode LowerDictComprehension(DictComprehension e)
    {
        var saved = _scope;
        var loops = LowerLoops(e.Clauses);
        var entry = LowerComprehensionEntry(e.Entry);
        _scope = saved;
        return new DictComprehensionNode(File, e.Span, loops, entry);
    }

    /// <summary>The key of a comprehension is an expression: a name there is a variable.</summary>
    private ConfigEntryCode LowerComprehensionEntry(ConfigEntrySyntax entry)
    {
        if (entry.Key is not (IdentifierExpression or SubscriptExpression))
        {
            return LowerEntry(entry);
        }

        var value = LowerExpression(entry.Value);
        return new ComputedEntryCode(LowerExpression(entry.Key), (MergeOperator)entry.Operator, value, new Origin(File, entry.Key.Span));
    }

    /// <summary>Opens one scope for all clauses and leaves it open for the element.</summary>
    private LoopCode[] LowerLoops(IReadOnlyList<ForClause> clauses)
    {
        _scope = new LocalScope(ScopeKind.Loop, _scope, _scope.Activation);
        var loops = new LoopCode[clauses.Count];
        for (var i = 0; i < loops.Length; i++)
        {
            var clause = clauses[i];
            var iterable = LowerExpression(clause.Iterable);
            var (first, second) = DeclareLoopVariables(clause.Targets.Select(t => t is IdentifierExpression { Names: [var name] } ? name.Text : "").ToList());
            loops[i] = new LoopCode(iterable, first, second, LowerAll(clause.Conditions));
        }

        return loops;
    }

    private QuantifierNode LowerQuantifier(QuantifierExpression e)
    {
        var target = LowerExpression(e.Target);
        var saved = _scope;
        _scope = new LocalScope(ScopeKind.Loop, saved, saved.Activation);
        var (first, second) = DeclareLoopVariables(e.Variables.Select(v => v.Names[0].Text).ToList());
        var conditions = e.Condition is null ? [] : new[] { LowerExpression(e.Condition) };
        var test = LowerExpression(e.Test);
        _scope = saved;
        return new QuantifierNode(File, e.Span, e.Kind, new LoopCode(target, first, second, conditions), target, test);
    }

    private (int First, int Second) DeclareLoopVariables(List<string> names)
    {
        var first = names.Count > 0 ? _scope.Declare(names[0]) : _scope.Activation.NewSlot();
        return (first, names.Count > 1 ? _scope.Declare(names[1]) : -1);
    }
}
