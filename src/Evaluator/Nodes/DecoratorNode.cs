using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Nodes;

/// <summary>`@deprecated(version=…, reason=…, strict=…)`; other decorators have no effect on a run.</summary>
internal sealed class DecoratorNode(SourceFile file, TextSpan span, string name, Node? version, Node? reason, Node? strict) : Node(file, span)
{
    public override Value Eval(Frame frame, Interpreter run) => UndefinedValue.Instance;

    public void RunOnSchema(CompiledSchema schema, SchemaInstance instance, Frame frame, Interpreter run)
    {
        if (name == "deprecated")
        {
            Report(schema.Name, instance, frame, run);
        }
    }

    public void RunOnAttribute(string attribute, SchemaInstance instance, Frame frame, Interpreter run)
    {
        if (name == "deprecated" && instance.Config.ContainsKey(attribute))
        {
            Report(attribute, instance, frame, run);
        }
    }

    private void Report(string subject, SchemaInstance instance, Frame frame, Interpreter run)
    {
        var since = version?.Eval(frame, run) is StrValue { Value.Length: > 0 } v ? $"since version {v.Value}" : "";
        var why = reason?.Eval(frame, run) is StrValue { Value.Length: > 0 } r ? r.Value : "";
        var message = $"{subject} was deprecated {since}{(since.Length > 0 && why.Length > 0 ? ", " : "")}{why}";
        if (strict is null || KclTruth.IsTruthy(strict.Eval(frame, run)))
        {
            run.FailAt(instance.Place.Detail == PlaceDetail.Nowhere ? run.CurrentOrigin() : instance.Place.At, message);
        }
        else
        {
            run.Warn(instance.Place.Detail == PlaceDetail.Nowhere ? run.CurrentOrigin() : instance.Place.At, message);
        }
    }
}
