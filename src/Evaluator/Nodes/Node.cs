using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Explaining;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>
/// A lowered expression: names are slots, constants are values. Immutable and shared by all runs; what a run changes
/// lives in <see cref="Frame"/> and <see cref="Interpreter"/>. Every `Eval` first notes itself in
/// <see cref="Interpreter.Current"/>, because run-time errors are reported at the node last entered.
/// </summary>
internal abstract class Node(SourceFile file, TextSpan span)
{
    public SourceFile File { get; } = file;

    public TextSpan Span { get; } = span;

    public Origin Origin => new(File, Span);

    public abstract Value Eval(Frame frame, Interpreter run);

    /// <summary>After a failure: shows the values of the parts worth seeing. Unless a kind of node says more, its own value.</summary>
    public virtual void Explain(PartExplainer parts) => parts.Show(this);
}
