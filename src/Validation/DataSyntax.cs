using System.Runtime.CompilerServices;
using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Validation;

/// <summary>
/// Data as the program text it would be: mappings are configs, the outermost ones of a schema. Every node points into the
/// data file, so whatever the checker or the engine says of it is said there.
/// </summary>
internal sealed class DataSyntax(IdentifierExpression? schema)
{
    /// <summary>The whole document: an instance, a list of instances, or plain data when there is no schema.</summary>
    public ExpressionSyntax Document(Value value, TextSpan place)
    {
        switch (value)
        {
            case DictValue mapping:
                return Instance(mapping, place);
            case ListValue list:
                var items = new List<ExpressionSyntax>(list.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    var itemPlace = list.OriginAt(i)?.Span ?? place;
                    items.Add(list[i] is DictValue item ? Instance(item, itemPlace) : Expression(list[i], itemPlace));
                }

                return new ListExpression(place, items);
            default:
                return Expression(value, place);
        }
    }

    private ExpressionSyntax Instance(DictValue mapping, TextSpan place)
    {
        var config = Config(mapping, place);
        if (schema is null)
        {
            return config;
        }

        var start = DataPlaces.MappingOf(mapping, place);
        var names = schema.Names.Select(n => new NameSyntax(n.Text, start)).ToList();
        var name = new IdentifierExpression(start, names) { PackagePath = schema.PackagePath };
        return new SchemaExpression(start, name, [], [], config);
    }

    private static ConfigExpression Config(DictValue mapping, TextSpan place)
    {
        var entries = new List<ConfigEntrySyntax>(mapping.Count);
        foreach (ref readonly var entry in mapping.Entries)
        {
            var key = DataPlaces.KeyOf(entry);
            entries.Add(new ConfigEntrySyntax(key, Text(entry.Key, key), ConfigOperator.Union, Expression(entry.Value, entry.Origin?.Span ?? key)));
        }

        return new ConfigExpression(place, entries);
    }

    private static ExpressionSyntax Expression(Value value, TextSpan place)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value)
        {
            case BoolValue flag:
                return new ConstantExpression(place, flag.Value ? ConstantName.True : ConstantName.False);
            case IntValue number:
                return new IntLiteralExpression(place, number.Value, null);
            case FloatValue number:
                return new FloatLiteralExpression(place, number.Value);
            case StrValue text:
                return Text(text.Value, place);
            case DictValue mapping:
                return Config(mapping, place);
            case ListValue list:
                var items = new List<ExpressionSyntax>(list.Count);
                for (var i = 0; i < list.Count; i++)
                {
                    items.Add(Expression(list[i], list.OriginAt(i)?.Span ?? place));
                }

                return new ListExpression(place, items);
            default:
                return new ConstantExpression(place, ConstantName.None);
        }
    }

    private static StringLiteralExpression Text(string value, TextSpan place) => new(place, value, "", isTriple: false);
}
