using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Templates;

/// <summary>The blocks `if`, `unless`, `with` and `each`. Only `with` and `each` open a context that `../` leaves.</summary>
internal sealed partial class TemplateRenderer
{
    private void RenderBlock(BlockNode block, TemplateScope scope)
    {
        var name = TemplateParser.NameOf(block.Call);
        switch (name)
        {
            case "if" or "unless":
                var holds = TemplateHelpers.IsTrue(Subject(block, scope, name), IncludesZero(block, scope));
                Render(holds == (name == "if") ? block.Body : block.Otherwise, scope);
                break;
            case "with":
                RenderWith(block, Subject(block, scope, name), scope);
                break;
            case "each":
                RenderEach(block, Subject(block, scope, name), scope);
                break;
            default:
                throw TemplateException.Failed($"HelperNotFound(\"{name}\")");
        }
    }

    private Value? Subject(BlockNode block, TemplateScope scope, string helper) =>
        block.Call.Parameters.Count > 0
            ? Evaluate(block.Call.Parameters[0], scope)
            : throw TemplateException.Failed($"ParamNotFoundForIndex(\"{helper}\", 0)");

    private bool IncludesZero(BlockNode block, TemplateScope scope)
    {
        foreach (var (key, operand) in block.Call.Named)
        {
            if (key == "includeZero")
            {
                return TemplateHelpers.IsTrue(Evaluate(operand, scope), false);
            }
        }

        return false;
    }

    private void RenderWith(BlockNode block, Value? subject, TemplateScope scope)
    {
        if (subject is null || !TemplateHelpers.IsTrue(subject, false))
        {
            Render(block.Otherwise, scope);
            return;
        }

        var inner = new TemplateScope(subject, scope);
        if (block.Names.Count > 0)
        {
            inner.SetNamed(block.Names[0], subject);
        }

        Render(block.Body, inner);
    }

    private void RenderEach(BlockNode block, Value? subject, TemplateScope scope)
    {
        if (subject is ListValue { Count: > 0 } list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                RenderItem(block, scope, list[i], "index", IntValue.Of(i), i, list.Count);
            }
        }
        else if (subject is (DictValue or SchemaValue) && SortedFilter.EntriesOf(subject) is { Length: > 0 } entries)
        {
            for (var i = 0; i < entries.Length; i++)
            {
                RenderItem(block, scope, entries[i].Value, "key", new StrValue(entries[i].Key), i, entries.Length);
            }
        }
        else
        {
            Render(block.Otherwise, scope);
        }
    }

    private void RenderItem(BlockNode block, TemplateScope scope, Value item, string positionName, Value position, int index, int count)
    {
        var inner = new TemplateScope(item, scope);
        inner.SetVariable(positionName, position);
        inner.SetVariable("index", IntValue.Of(index));
        inner.SetVariable("first", BoolValue.Of(index == 0));
        inner.SetVariable("last", BoolValue.Of(index == count - 1));
        if (block.Names.Count > 0)
        {
            inner.SetNamed(block.Names[0], item);
        }

        if (block.Names.Count > 1)
        {
            inner.SetNamed(block.Names[1], position);
        }

        Render(block.Body, inner);
    }
}
