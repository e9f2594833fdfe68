using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>A statement that gives one name its next value.</summary>
internal abstract class SetterNode(SourceFile file, TextSpan span, string name) : StatementNode(file, span)
{
    public string Name { get; } = name;

    /// <summary>The package variable and which of its setters this is; null elsewhere.</summary>
    public PackageVariable? Variable { get; set; }

    public int SetterIndex { get; set; }

    /// <summary>In a lambda: the slot it stores to, and how to read the name while the slot is still empty.</summary>
    public int LocalSlot { get; set; } = -1;

    public Node? OuterRead { get; set; }

    /// <summary>The name's value after this statement.</summary>
    public abstract Value Compute(Frame frame, Interpreter run, PreviousValue previous);

    public override Value Eval(Frame frame, Interpreter run) => Compute(frame, run, new PreviousValue(UndefinedValue.Instance));

    public override void Run(CompiledPackage package, Frame frame, Interpreter run) => Variable!.Force(SetterIndex, run);

    public override void RunInSchema(SchemaInstance instance, int level, Frame frame, Interpreter run)
    {
        var slot = instance.Layout.SlotOf(Name);
        var setters = instance.Layout.Attributes[slot].Setters;
        for (var k = 0; k < setters.Count; k++)
        {
            if (ReferenceEquals(setters[k].Setter.Statement, this))
            {
                instance.Run(slot, k, run);
                return;
            }
        }
    }

    public override Value RunInLambda(Frame frame, Interpreter run)
    {
        Value before = UndefinedValue.Instance;
        if (this is not AssignNode)
        {
            before = frame.Slots[LocalSlot] ?? OuterRead?.Eval(frame, run) ?? before;
        }

        var value = Compute(frame, run, new PreviousValue(before));
        frame.Set(LocalSlot, value);
        return value;
    }
}
