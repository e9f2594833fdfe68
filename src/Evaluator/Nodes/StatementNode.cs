using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>
/// A lowered statement. Where it stands decides which of the three methods runs it: package level and schema bodies are
/// order-independent (setters are forced, not executed), lambda bodies run top to bottom.
/// </summary>
internal abstract class StatementNode(SourceFile file, TextSpan span) : Node(file, span)
{
    public virtual void Run(CompiledPackage package, Frame frame, Interpreter run) => Eval(frame, run);

    public virtual void RunInSchema(SchemaInstance instance, int level, Frame frame, Interpreter run) => Eval(frame, run);

    /// <summary>The statement's value: the last one is the lambda's result.</summary>
    public virtual Value RunInLambda(Frame frame, Interpreter run) => Eval(frame, run);
}
