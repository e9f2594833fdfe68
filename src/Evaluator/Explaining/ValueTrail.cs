using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>
/// Where a value came from: the entry, default or assignment it was read from, and from there, as long as only names and
/// members are passed on, the line that first wrote it.
/// </summary>
internal static class ValueTrail
{
    private const int MaxSteps = 6;

    private readonly record struct Source(string Text, Value Value, Origin? Origin);

    /// <summary>The way back from a name that an expression read.</summary>
    public static IEnumerable<Fact> Of(Node name, Value value, Frame frame, Interpreter run)
    {
        var text = PartExplainer.Text(name);
        var (origin, how) = WrittenBy(name, frame, run);
        if (origin is null || origin.File.IsBuiltIn)
        {
            return [];
        }

        return [new Fact($"`{text}` is {ShortText.Of(value)}, {how}", origin), .. Further(origin, value, run)];
    }

    /// <summary>What was written at a place, when it only passes a value on, and what was written there, and so on.</summary>
    public static IEnumerable<Fact> Further(Origin origin, Value value, Interpreter run)
    {
        var facts = new List<Fact>();
        for (var step = 0; step < MaxSteps && value.Kind < ValueKind.List; step++)
        {
            if (WrittenExpression.At(origin) is not { Value: { } expression } written || Resolve(expression, written, origin.File, run) is not { } source || !KclEquality.AreEqual(source.Value, value))
            {
                break;
            }

            if (source.Origin is not { } next)
            {
                facts.Add(new Fact($"its value is {source.Text}, given to the run"));
                break;
            }

            if (next.File == origin.File && next.Span == origin.Span)
            {
                break;
            }

            facts.Add(new Fact($"its value is `{source.Text}`, written", next));
            origin = next;
        }

        return facts;
    }

    private static (Origin? Origin, string How) WrittenBy(Node name, Frame frame, Interpreter run)
    {
        switch (name)
        {
            case AttributeNameNode attribute when frame.Self is { } self:
                var slot = self.Layout.SlotOf(attribute.Name);
                return slot >= 0 ? self.WrittenBy(slot) : attribute.Outer is { } outer ? WrittenBy(outer, frame, run) : (null, "");
            case PackageVariableNode { Variable: { Setters.Count: > 0 } variable }:
                return (variable.Setters[^1].Statement.Origin, "assigned");
            case SelectNode select when Access.AttributesOf(select.Target.Eval(frame, run)) is { } entries && entries.IndexOf(select.Name) is >= 0 and var at:
                return (entries.EntryAt(at).Origin, "written");
            default:
                return (null, "");
        }
    }

    private static Source? Resolve(ExpressionSyntax expression, WrittenExpression written, SourceFile file, Interpreter run)
    {
        switch (expression)
        {
            case ParenthesizedExpression e:
                return Resolve(e.Inner, written, file, run);
            case IdentifierExpression e:
                return ResolveName(e, written, file, run);
            case SelectorExpression e:
                return e.Members.Aggregate(Resolve(e.Value, written, file, run), (source, member) => Member(source, member.Text));
            case SubscriptExpression { Index: StringLiteralExpression key } e:
                return Member(Resolve(e.Value, written, file, run), key.Value);
            case SubscriptExpression { Index: IntLiteralExpression { Value: >= 0 and <= int.MaxValue } index } e:
                return Item(Resolve(e.Value, written, file, run), (int)index.Value);
            case BinaryExpression { Operator: BinaryOperator.Or } e:
                return Resolve(e.Left, written, file, run) is { } left && KclTruth.IsTruthy(left.Value) ? left : Resolve(e.Right, written, file, run);
            case CallExpression { Function: IdentifierExpression function } e:
                return ResolveCall(function, e.Arguments, written, run);
            default:
                return null;
        }
    }

    private static Source? ResolveCall(IdentifierExpression function, IReadOnlyList<ExpressionSyntax> arguments, WrittenExpression written, Interpreter run)
    {
        if (function.Text == "option" && arguments is [StringLiteralExpression key, ..])
        {
            return run.Option(key.Value) is { } given ? new Source($"option `{key.Value}`", given, null) : null;
        }

        var isInputs = function.Names is [var module, { Text: "input" }] && written.Imports.GetValueOrDefault(module.Text) == "akua.ctx";
        return isInputs && run.Option("input") is { } inputs ? new Source("the inputs", inputs, null) : null;
    }

    private static Source? ResolveName(IdentifierExpression identifier, WrittenExpression written, SourceFile file, Interpreter run)
    {
        var names = identifier.Names;
        var package = run.Program.Packages.Find(p => p.Variables.Exists(v => v.Setters.Exists(s => s.Statement.File == file)));
        var first = 0;
        if (written.Imports.TryGetValue(names[0].Text, out var path) && names.Count > 1)
        {
            package = run.Program.Packages.Find(p => p.Path == path || p.Path.EndsWith("." + path, StringComparison.Ordinal));
            first = 1;
        }

        if (package is null || (first == 0 && written.IsLocal(names[0].Text)) || !package.VariablesByName.TryGetValue(names[first].Text, out var variable) || run.Variables[variable.Index].Final is not { } value)
        {
            return null;
        }

        Source? source = new Source(names[first].Text, value, variable.Setters[^1].Statement.Origin);
        for (var i = first + 1; i < names.Count; i++)
        {
            source = Member(source, names[i].Text);
        }

        return source;
    }

    private static Source? Member(Source? of, string name)
    {
        if (of is not { } source || Access.AttributesOf(source.Value) is not { } entries || entries.IndexOf(name) is not (>= 0 and var at))
        {
            return null;
        }

        return new Source($"{source.Text}.{name}", entries.EntryAt(at).Value, entries.EntryAt(at).Origin ?? source.Origin);
    }

    private static Source? Item(Source? of, int index) =>
        of is { Value: ListValue list } source && index < list.Count ? new Source($"{source.Text}[{index}]", list[index], list.OriginAt(index) ?? source.Origin) : null;
}
