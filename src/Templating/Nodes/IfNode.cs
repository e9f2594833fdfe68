using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`if`.</summary>
internal sealed class IfNode(int position, PipeNode pipe, ListNode body, ListNode? otherwise) : BranchNode(position, "if", pipe, body, otherwise)
{
    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Enter();
        if (GoTypes.IsTrue(Pipe.Evaluate(x, dot)))
        {
            return Body.Execute(x, dot);
        }

        return Otherwise is null ? Completion.Normal : Otherwise.Execute(x, dot);
    }
}
