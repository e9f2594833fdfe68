using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

internal sealed class ConstantNode(SourceFile file, TextSpan span, Value value) : Node(file, span)
{
    public Value Value { get; } = value;

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return Value;
    }

    public override void Explain(PartExplainer parts)
    {
    }
}

/// <summary>A parameter, loop variable, config key or local of this activation, or a value captured from an outer one.</summary>
internal sealed class LocalNode(SourceFile file, TextSpan span, int slot, Node? outer) : Node(file, span)
{
    /// <summary>The same name as read inside an activation that captures it.</summary>
    public LocalNode CapturedBy(Lowering.Activation inner) => new(File, Span, inner.Capture(slot), outer);

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return frame.Slots[slot] ?? outer?.Eval(frame, run) ?? UndefinedValue.Instance;
    }

    public override void Explain(PartExplainer parts) => parts.ShowName(this);
}

internal sealed class PackageVariableNode(SourceFile file, TextSpan span, PackageVariable variable) : Node(file, span)
{
    public PackageVariable Variable { get; } = variable;

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        return run.Variables[Variable.Index].Final ?? Variable.Read(run);
    }

    public override void Explain(PartExplainer parts) => parts.ShowName(this);
}

/// <summary>
/// A name inside a schema body: an attribute of the instance if it has one of that name, else whatever the name means
/// outside. Which slot it is depends on the instance's layout and is remembered for the layout seen last.
/// </summary>
internal sealed class AttributeNameNode(SourceFile file, TextSpan span, string name, Node? outer) : Node(file, span)
{
    public string Name { get; } = name;

    /// <summary>What the name means outside of the schema.</summary>
    public Node? Outer { get; } = outer;

    private sealed record Found(SchemaLayout Layout, int Slot);

    private Found? _found;

    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        var self = frame.Self!;
        var found = _found;
        if (found is null || !ReferenceEquals(found.Layout, self.Layout))
        {
            _found = found = new Found(self.Layout, self.Layout.SlotOf(Name));
        }

        if (found.Slot >= 0)
        {
            return self.Read(found.Slot, run);
        }

        if (self.Dynamic?[Name] is { } value)
        {
            return value;
        }

        if (Outer is not null)
        {
            return Outer.Eval(frame, run);
        }

        // Only mixins are not checked for this: there it is Undefined when no host defines it.
        return UndefinedValue.Instance;
    }

    public override void Explain(PartExplainer parts) => parts.ShowName(this);
}

internal sealed class UndefinedNameNode(SourceFile file, TextSpan span, string name) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run)
    {
        run.Current = this;
        run.Fail($"name '{name}' is not defined");
        return UndefinedValue.Instance;
    }
}
