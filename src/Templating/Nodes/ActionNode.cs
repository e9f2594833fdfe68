using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`{{pipeline}}`: prints the value, unless it declares or assigns.</summary>
internal sealed class ActionNode(int position, PipeNode pipe) : Statement(position)
{
    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Budget.Step();
        var value = pipe.Evaluate(x, dot);
        if (!pipe.Declares)
        {
            x.Print(this, value);
        }

        return Completion.Normal;
    }

    public override void WriteTo(StringBuilder text)
    {
        text.Append("{{");
        WriteChild(pipe, text);
        text.Append("}}");
    }
}
