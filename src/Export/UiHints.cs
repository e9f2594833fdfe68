using Kcl.Net.Syntax;
using Kcl.Net.Values;

namespace Kcl.Net.Export;

/// <summary>`@ui(order=1, widget="slider")`: hints for forms, exported as they are written.</summary>
internal static class UiHints
{
    public const string Key = "x-ui";
    private const string DecoratorName = "ui";

    /// <summary>The hints of an attribute; null without a decorator.</summary>
    /// <param name="decorators">Decorators of the attribute.</param>
    /// <param name="withConfigs">Whether values may be configs; the reference leaves those out.</param>
    public static DictValue? Read(IReadOnlyList<DecoratorSyntax> decorators, bool withConfigs)
    {
        DictValue? hints = null;
        foreach (var decorator in decorators)
        {
            if (decorator.Name.Text != DecoratorName)
            {
                continue;
            }

            hints ??= new DictValue();
            foreach (var argument in decorator.Keywords)
            {
                var value = withConfigs ? LiteralReader.ReadWithConfigs(argument.Value) : LiteralReader.Read(argument.Value);
                if (value is not null)
                {
                    hints.Set(argument.Name.Text, value);
                }
            }
        }

        return hints;
    }

    /// <summary>Hints by schema and attribute name of a text that is parsed again because programs are compiled without them.</summary>
    public static Dictionary<(string Schema, string Attribute), DictValue> OfText(ModuleSyntax module)
    {
        var found = new Dictionary<(string, string), DictValue>();
        foreach (var schema in module.Body.OfType<SchemaStatement>())
        {
            foreach (var attribute in schema.Body.OfType<SchemaAttributeStatement>())
            {
                if (Read(attribute.Decorators, withConfigs: true) is { } hints)
                {
                    found[(schema.Name.Text, attribute.Name.Text)] = hints;
                }
            }
        }

        return found;
    }
}
