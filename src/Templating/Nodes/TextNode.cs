using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>Plain text between actions.</summary>
internal sealed class TextNode(int position, string text) : Statement(position)
{
    public string Text { get; } = text;

    public override bool IsBlank => Text.AsSpan().Trim().IsEmpty;

    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Budget.Step();
        x.Write(Text);
        return Completion.Normal;
    }

    public override void WriteTo(StringBuilder builder) => builder.Append(Text);
}
