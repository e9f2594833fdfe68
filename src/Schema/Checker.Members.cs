using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Reading `a.b` and `a[b]` by type.</summary>
public sealed partial class Checker
{
    private const string InstancesFunction = "instances";

    private static readonly FunctionType Instances = new([new FunctionParameter("full_pkg", BasicType.Bool, hasDefault: true)], new ListType(BasicType.Any));

    private KclType LoadAttribute(KclType type, string name, Place place)
    {
        var found = type switch
        {
            { IsAny: true } or UnionType => BasicType.Any,
            { IsStr: true } => BuiltinTypes.StringMethod(name),
            DictType dict => dict.Attributes.TryGetValue(name, out var attribute) ? attribute.Type : dict.Value,
            SchemaType schema => LoadSchemaAttribute(schema, name),
            ModuleType module => LoadModuleMember(module, name, place),
            _ => null,
        };
        if (found is not null)
        {
            return found;
        }

        List<string> near = type is not SchemaType owner ? []
            : owner.IsInstance ? Near(name, owner.Body.Attributes.Keys)
            : Near(name, [InstancesFunction]);
        var failure = Messages.AttributeNotFound(place, name, type, near);
        Report(type is SchemaType { IsInstance: true } instance ? Explanations.WithMembers(failure, name, instance.Latest, near) : failure);
        return BasicType.Any;
    }

    private static KclType? LoadSchemaAttribute(SchemaType schema, string name)
    {
        var body = schema.Latest;
        if (body.Find(name) is { } attribute)
        {
            return attribute.Type;
        }

        if (body.AcceptsUnknown)
        {
            return BasicType.Any;
        }

        return !schema.IsInstance && name == InstancesFunction ? Instances : null;
    }

    private KclType? LoadModuleMember(ModuleType module, string name, Place place)
    {
        switch (module.Kind)
        {
            case ModuleKind.Plugin:
                return BasicType.Any;
            case ModuleKind.System:
                return BuiltinTypes.ModuleMember(module.Path, name);
            default:
                if (!_packages.TryGetValue(module.Path, out var package) || package.Names.FindHere(name) is not { } symbol)
                {
                    return package is { IsIncomplete: true } ? BasicType.Any : null;
                }

                if (symbol.Type.IsModule)
                {
                    Report(Messages.ModuleMemberIsModule(place, name, module.Path));
                }

                return symbol.Type;
        }
    }

    private KclType Selector(SelectorExpression selector)
    {
        var type = Expr(selector.Value);
        var name = selector.Members.Count == 1 ? selector.Members[0].Text : string.Join('.', selector.Members.Select(m => m.Text));
        var place = selector.Members.Count == 0 ? At(selector) : At(selector.Members[0].Span.To(selector.Members[^1].Span));
        if (selector.IsOptional && type.IsModule)
        {
            Report(Messages.OptionalModuleSelect(At(new Diagnostics.TextSpan(selector.Value.Span.End, 1)), name));
        }

        foreach (var member in selector.Members)
        {
            type = LoadAttribute(type, member.Text, place);
        }

        return type;
    }

    private KclType Subscript(SubscriptExpression subscript)
    {
        var type = Expr(subscript.Value);
        return type.IsAny ? type : Index(type, subscript.Index, At(subscript.Value));
    }

    private KclType Slice(SliceExpression slice)
    {
        var type = Expr(slice.Value);
        var place = At(slice.Value);
        if (type.IsAny)
        {
            return type;
        }

        if (type.IsStr || type.IsList)
        {
            MustBeInt(slice.Lower);
            MustBeInt(slice.Upper);
            MustBeInt(slice.Step);
            return type.IsList ? type : BasicType.Str;
        }

        Report(type.IsDictOrSchema ? Messages.SliceOfConfig(place) : Messages.NotSubscriptable(place, type));
        return BasicType.Any;
    }

    private void MustBeInt(ExpressionSyntax? bound)
    {
        if (bound is not null)
        {
            MustBe(bound, BasicType.Int);
        }
    }

    private KclType Index(KclType type, ExpressionSyntax index, Place place)
    {
        if (type.IsAny)
        {
            return type;
        }

        if (type.IsStr || type.IsList)
        {
            MustBe(index, BasicType.Int);
            return type is ListType list ? list.Item : BasicType.Str;
        }

        if (!type.IsDictOrSchema)
        {
            Report(Messages.NotSubscriptable(place, type));
            return BasicType.Any;
        }

        var key = Expr(index);
        var value = type is DictType dict ? dict.Value : ((SchemaType)type).Body.ValueType;
        if (key.IsNone || key.IsAny)
        {
            return value;
        }

        if (!TypeTests.IsKey(key))
        {
            Report(Messages.SubscriptKeyType(place, key));
            return BasicType.Any;
        }

        return key is StrLiteralType literal ? LoadAttribute(type, literal.Value, place) : value;
    }
}
