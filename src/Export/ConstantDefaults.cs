using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator;
using Kcl.Net.Modules;
using Kcl.Net.Render;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>
/// Values of default expressions that are the same in every run. They are evaluated by the engine, each as a variable added to
/// the file that declares it and read on its own, so nothing else of the program runs. What reads options, the machine or
/// another attribute, or fails, is not constant.
/// </summary>
internal sealed class ConstantDefaults
{
    private const string Prefix = "_akua_default_";
    private const long MaxSteps = 1_000_000;
    private readonly Dictionary<ExpressionSyntax, Value?> _values = new(ReferenceEqualityComparer.Instance);

    public ConstantDefaults(KclProgram program, IEnumerable<DeclaredSchema> schemas)
    {
        var names = new List<(ExpressionSyntax Expression, string Package, string Name)>();
        foreach (var schema in schemas)
        {
            foreach (var attribute in schema.Attributes)
            {
                if (attribute.Default is { } expression && _values.TryAdd(expression, LiteralReader.Read(expression)) && _values[expression] is null
                    && !SchemaNames.Uses(expression, schema))
                {
                    var name = Prefix + names.Count;
                    names.Add((expression, attribute.Owner.PackagePath, name));
                    Declare(attribute.Owner.File, name, expression);
                }
            }
        }

        Evaluate(program, names);
    }

    /// <summary>The constant value of a default as JSON data; null when there is none.</summary>
    public Value? Of(ExpressionSyntax? expression) => expression is null ? null : _values.GetValueOrDefault(expression);

    private static void Declare(KclFile file, string name, ExpressionSyntax expression)
    {
        var target = new TargetSyntax(expression.Span, new NameSyntax(name, expression.Span), []);
        file.Syntax.Body = [.. file.Syntax.Body, new AssignStatement(expression.Span, [target], null, expression)];
    }

    private void Evaluate(KclProgram program, List<(ExpressionSyntax Expression, string Package, string Name)> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var compiled = KclEngine.Compile(program);
        foreach (var (expression, package, name) in names)
        {
            var options = new NoOptions();
            try
            {
                var value = KclEngine.ReadVariable(compiled, package, name, new RunOptions { Options = options, Budget = new WorkBudget(default, maxSteps: MaxSteps) });
                _values[expression] = options.AreUsed || value is null ? null : Data(value);
            }
            catch (Exception e) when (e is DiagnosticException or LimitExceededException)
            {
                // Not a value every run has; the attribute is described without it.
            }
        }
    }

    /// <summary>A value as JSON holds it; null when it cannot.</summary>
    private static Value? Data(Value value)
    {
        switch (value)
        {
            case FloatValue number:
                return double.IsFinite(number.Value) ? LiteralReader.Number(number.Value) : null;
            case UnitValue number:
                return LiteralReader.Number(number.Value);
            case ListValue list:
                var items = new ListValue(list.Count);
                foreach (var item in list.Items)
                {
                    items.Add(Data(item) ?? NoneValue.Instance);
                }

                return items;
            case DictValue or SchemaValue:
                var dict = new DictValue();
                foreach (var entry in OutputFilter.Default.EntriesOf(value))
                {
                    if (Data(entry.Value) is { } item)
                    {
                        dict.Set(entry.Key, item);
                    }
                }

                return dict;
            case BoolValue or IntValue or StrValue or NoneValue:
                return value;
            default:
                return null;
        }
    }

    /// <summary>Options that remember whether somebody asked for one.</summary>
    private sealed class NoOptions : IReadOnlyDictionary<string, Value>
    {
        public bool AreUsed { get; private set; }

        public int Count => 0;

        public IEnumerable<string> Keys => [];

        public IEnumerable<Value> Values => [];

        public Value this[string key] => throw new KeyNotFoundException();

        public bool ContainsKey(string key) => TryGetValue(key, out _);

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Value value)
        {
            AreUsed = true;
            value = null;
            return false;
        }

        public IEnumerator<KeyValuePair<string, Value>> GetEnumerator() => Enumerable.Empty<KeyValuePair<string, Value>>().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
