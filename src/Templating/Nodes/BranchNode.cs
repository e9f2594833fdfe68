using System.Text;

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
