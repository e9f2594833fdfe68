using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>`template "name" pipeline`; the name is looked up when it executes, in the set that executes.</summary>
internal sealed class TemplateNode(int position, string name, PipeNode? pipe) : Statement(position)
{
    public override Completion Execute(TemplateExecution x, Value dot)
    {
        x.At = this;
        x.Budget.Step();
        var template = x.Set.Find(name);
        if (template is null)
        {
            x.Fail($"template {GoQuote.Quote(name)} not defined");
        }

        x.CheckTemplateDepth(this);
        var data = pipe is null ? UndefinedValue.Instance : pipe.Evaluate(x, dot);
        x.Call(template, data);
        return Completion.Normal;
    }

    public override void WriteTo(StringBuilder text)
    {
        text.Append("{{template ").Append(GoQuote.Quote(name));
        if (pipe is not null)
        {
            text.Append(' ');
            WriteChild(pipe, text);
        }

        text.Append("}}");
    }
}
