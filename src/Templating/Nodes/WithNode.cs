using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`with`: an `if` whose body sees the value as dot.</summary>
internal sealed class WithNode(int position, PipeNode pipe, ListNode body, ListNode? otherwise) : BranchNode(position, "with", pipe, body, otherwise)
{
    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Enter();
        var value = Pipe.Evaluate(x, dot);
        if (!GoTypes.IsTrue(value))
        {
            return Otherwise is null ? Completion.Normal : Otherwise.Execute(x, dot);
        }

        var outer = x.DotIsBoxed;
        x.DotIsBoxed = false;
        var completion = Body.Execute(x, value);
        x.DotIsBoxed = outer;
        return completion;
    }
}
