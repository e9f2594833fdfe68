using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>
/// `name?: T = default` in a schema body. A user entry written with `=` replaces the default, which is then not evaluated.
/// Without a default the value from a base stays.
/// </summary>
internal sealed class AttributeNode(SourceFile file, TextSpan span, string name, RuntimeType type, Node? initial, BinaryOperator? op, DecoratorNode[] decorators)
    : SetterNode(file, span, name)
{
    public RuntimeType Type { get; } = type;

    public bool HasDefault => initial is not null;

    public override Value Compute(Frame frame, Interpreter run, PreviousValue previous)
    {
        run.Current = this;
        var instance = previous.Instance!;
        foreach (var decorator in decorators)
        {
            decorator.RunOnAttribute(Name, instance, frame, run);
        }

        var config = instance.Config;
        var at = config.IndexOf(Name);
        if (at >= 0 && config.EntryAt(at) is { Operator: MergeOperator.Override, HasIndex: false } replaced)
        {
            return Type.Check(replaced.Value, run, from: replaced.Origin, name: Name);
        }

        var value = Default(frame, run, previous);
        if (at >= 0)
        {
            value = Merge.Entry(value, config.EntryAt(at), MergeMode.Attribute, null, run);
        }

        return Type.Check(value, run, from: at >= 0 ? config.EntryAt(at).Origin : null, name: Name);
    }

    private Value Default(Frame frame, Interpreter run, PreviousValue previous)
    {
        if (initial is null)
        {
            return previous.Get(run);
        }

        var value = initial.Eval(frame, run);
        if (op is { } augmented)
        {
            var before = previous.Get(run);
            // With nothing there before, every operator is an assignment.
            value = before is UndefinedValue ? value : augmented == BinaryOperator.BitOr ? Merge.Union(before, value, MergeMode.Attribute, run) : Operators.Binary(augmented, before, value, run);
        }

        return Type.Check(value, run, name: Name);
    }
}
