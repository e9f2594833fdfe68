using Kcl.Net.Values;

namespace Kcl.Net.Builtins.Templates;

/// <summary>The context of a part of a template: its value, the variables of its block (`@index`, `as |x|`) and what is around it.</summary>
internal sealed class TemplateScope(Value context, TemplateScope? outer)
{
    private readonly Dictionary<string, Value> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _named = new(StringComparer.Ordinal);

    public Value Context { get; } = context;

    public TemplateScope? Outer { get; } = outer;

    public void SetVariable(string name, Value value) => _variables[name] = value;

    public void SetNamed(string name, Value value) => _named[name] = value;

    /// <summary>The value of a path; null when there is nothing.</summary>
    public Value? Resolve(PathOperand path)
    {
        TemplateScope? scope = this;
        for (var i = 0; i < path.Up && scope is not null; i++)
        {
            scope = scope.Outer;
        }

        if (scope is null)
        {
            return null;
        }

        if (path.IsVariable)
        {
            return scope.Variable(path);
        }

        if (path.Up == 0 && path.Segments.Count > 0 && scope.Named(path.Segments[0]) is { } named)
        {
            return Step(named, path.Segments, 1);
        }

        return Step(scope.Context, path.Segments, 0);
    }

    private Value? Variable(PathOperand path)
    {
        if (path.Segments.Count == 0)
        {
            return null;
        }

        var scope = this;
        var name = path.Segments[0];
        if (name == "root")
        {
            while (scope.Outer is not null)
            {
                scope = scope.Outer;
            }

            return Step(scope.Context, path.Segments, 1);
        }

        return scope._variables.TryGetValue(name, out var value) ? Step(value, path.Segments, 1) : null;
    }

    private Value? Named(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._named.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return null;
    }

    public static Value? Child(Value parent, string name)
    {
        if (parent is ListValue list)
        {
            return RustNumber.ParseInt64(name, 10, out var index) is null && index >= 0 && index < list.Count ? list[(int)index] : null;
        }

        return parent.AsEntries()?[name];
    }

    private static Value? Step(Value value, IReadOnlyList<string> segments, int from)
    {
        Value? current = value;
        for (var i = from; i < segments.Count && current is not null; i++)
        {
            current = segments[i] == "this" ? current : Child(current, segments[i]);
        }

        return current;
    }
}
