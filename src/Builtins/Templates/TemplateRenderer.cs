using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Templates;

/// <summary>Renders a Handlebars template. Paths that lead nowhere give nothing; unknown helpers fail.</summary>
internal sealed partial class TemplateRenderer
{
    private const int MaxDepth = 100;
    private readonly StringBuilder _output = new();
    private readonly Dictionary<string, IReadOnlyList<TemplateNode>> _partials = new(StringComparer.Ordinal);
    private readonly WorkBudget _budget;
    private int _depth;

    private TemplateRenderer(WorkBudget budget) => _budget = budget;

    public static string Render(string template, Value data, WorkBudget budget)
    {
        try
        {
            var nodes = TemplateParser.Parse(template);
            var renderer = new TemplateRenderer(budget);
            renderer.Render(nodes, new TemplateScope(data, null));
            return renderer._output.ToString();
        }
        catch (TemplateException failure)
        {
            throw new BuiltinException(failure.Describe(template));
        }
    }

    private void Render(IReadOnlyList<TemplateNode> nodes, TemplateScope scope)
    {
        if (++_depth > MaxDepth)
        {
            throw TemplateException.Failed("Other(\"blocks and partials nest too deeply\")");
        }

        foreach (var node in nodes)
        {
            _budget.Step();
            try
            {
                Render(node, scope);
            }
            catch (TemplateException failure)
            {
                throw failure.At(node.Offset);
            }

            _budget.CheckOutput(_output.Length);
        }

        _depth--;
    }

    private void Render(TemplateNode node, TemplateScope scope)
    {
        switch (node)
        {
            case TextNode text:
                _output.Append(text.Text);
                break;
            case OutputNode output:
                RenderOutput(output, scope);
                break;
            case BlockNode block:
                RenderBlock(block, scope);
                break;
            case InlineNode inline:
                _partials[inline.Name] = inline.Body;
                break;
            case PartialNode partial:
                RenderPartial(partial, scope);
                break;
        }
    }

    private void RenderOutput(OutputNode output, TemplateScope scope)
    {
        var call = output.Call;
        var name = TemplateParser.NameOf(call);
        if (name == "raw")
        {
            var value = call.Parameters.Count > 0 ? Evaluate(call.Parameters[0], scope) : throw TemplateException.Failed("Other(\"Parameter not found\")");
            AppendJson(value ?? NoneValue.Instance);
            return;
        }

        var isPath = call.Parameters.Count == 0 && call.Named.Count == 0;
        var result = isPath && call.Target is not NestedOperand ? Evaluate(call.Target, scope) : TemplateHelpers.Call(name, Evaluate(call.Parameters, scope));
        var text = Text(result);
        _output.Append(output.Raw ? text : HtmlText.Escape(text));
    }

    private void RenderPartial(PartialNode partial, TemplateScope scope)
    {
        var name = TemplateParser.NameOf(partial.Call);
        if (!_partials.TryGetValue(name, out var body))
        {
            throw TemplateException.Failed($"PartialNotFound(\"{name}\")");
        }

        var context = partial.Call.Parameters.Count > 0 ? Evaluate(partial.Call.Parameters[0], scope) ?? NoneValue.Instance : scope.Context;
        var inner = new TemplateScope(context, scope);
        foreach (var (key, operand) in partial.Call.Named)
        {
            inner.SetNamed(key, Evaluate(operand, scope) ?? NoneValue.Instance);
        }

        Render(body, inner);
    }

    private Value? Evaluate(TemplateOperand operand, TemplateScope scope) => operand switch
    {
        LiteralOperand literal => literal.Value,
        PathOperand path => scope.Resolve(path),
        NestedOperand nested => TemplateHelpers.Call(TemplateParser.NameOf(nested.Call), Evaluate(nested.Call.Parameters, scope)),
        _ => null,
    };

    private Value?[] Evaluate(IReadOnlyList<TemplateOperand> operands, TemplateScope scope)
    {
        var values = new Value?[operands.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(operands[i], scope);
        }

        return values;
    }

    /// <summary>The text of a value in a template: lists with their items, objects only as a placeholder.</summary>
    private static string Text(Value? value) => value switch
    {
        null or NoneValue or UndefinedValue or FunctionValue => "",
        BoolValue flag => flag.Value ? "true" : "false",
        FloatValue number => double.IsFinite(number.Value) ? FloatText.Json(number.Value) : "",
        UnitValue number => FloatText.Json(number.Value),
        IntValue number => number.Value.ToString(CultureInfo.InvariantCulture),
        StrValue text => text.Value,
        ListValue list => ListText(list),
        _ => "[object]",
    };

    private static string ListText(ListValue list)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var text = new StringBuilder("[");
        foreach (var item in list.Items)
        {
            if (item is not (UndefinedValue or FunctionValue))
            {
                text.Append(text.Length > 1 ? ", " : "").Append(Text(item));
            }
        }

        return text.Append(']').ToString();
    }

    /// <summary>Compact JSON with sorted keys; a str stands for itself.</summary>
    private void AppendJson(Value value, int depth = 0)
    {
        if (depth == 0 && value is StrValue text)
        {
            _output.Append(text.Value);
            return;
        }

        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case ListValue list:
                var open = _output.Append('[').Length;
                foreach (var item in list.Items)
                {
                    if (OutputFilter.Everything.Keeps(item))
                    {
                        _output.Append(_output.Length > open ? "," : "");
                        AppendJson(item, depth + 1);
                    }
                }

                _output.Append(']');
                break;
            case DictValue or SchemaValue:
                var start = _output.Append('{').Length;
                foreach (var entry in SortedFilter.EntriesOf(value))
                {
                    _output.Append(_output.Length > start ? "," : "");
                    _output.Append(JsonWriter.Quote(entry.Key)).Append(':');
                    AppendJson(entry.Value, depth + 1);
                }

                _output.Append('}');
                break;
            default:
                _output.Append(JsonWriter.Write(value));
                break;
        }
    }

    private static readonly OutputFilter SortedFilter = OutputFilter.Everything with { SortKeys = true };
}
