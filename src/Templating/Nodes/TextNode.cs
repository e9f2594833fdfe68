using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Plain text between actions: a part of the source, which is not copied.</summary>
internal sealed class TextNode(string source, int position, int length) : Statement(position)
{
    public string Text => source.Substring(Position, length);

    public override bool IsBlank => source.AsSpan(Position, length).Trim().IsEmpty;

    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Budget.Step();
        x.Write(source.AsSpan(Position, length));
        return Completion.Normal;
    }

    public override void WriteTo(StringBuilder builder) => builder.Append(source, Position, length);
}
