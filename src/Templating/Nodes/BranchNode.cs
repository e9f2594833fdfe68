using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>What `if`, `with` and `range` have in common: a pipeline, a body and perhaps an `else`.</summary>
internal abstract class BranchNode(int position, string keyword, PipeNode pipe, ListNode body, ListNode? otherwise) : Statement(position)
{
    public string Keyword { get; } = keyword;

    public PipeNode Pipe { get; } = pipe;

    public ListNode Body { get; } = body;

    public ListNode? Otherwise { get; } = otherwise;

    public override void WriteTo(StringBuilder text)
    {
        text.Append("{{").Append(Keyword).Append(' ');
        WriteChild(Pipe, text);
        text.Append("}}");
        WriteChild(Body, text);
        if (Otherwise is not null)
        {
            text.Append("{{else}}");
            WriteChild(Otherwise, text);
        }

        text.Append("{{end}}");
    }
}

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
