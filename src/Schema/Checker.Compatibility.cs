using System.Runtime.CompilerServices;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Whether a value's type may stand where another is expected; dicts are compared with schemas key by key.</summary>
public sealed partial class Checker
{
    /// <summary>The value is a literal whose entries have been compared one by one.</summary>
    private bool _isWalked;

    private void MustBe(ExpressionSyntax expression, KclType expected) => MustFit(Expr(expression), expected, At(expression));

    private void MustFit(KclType type, KclType expected, Place at, Place? definition = null, Place? attribute = null)
    {
        if (!IsAccepted(type, expected, at))
        {
            Report(Messages.Expected(at, expected, type, definition, attribute) with { Help = Explanations.Quoting(expected, type) });
        }
    }

    private bool IsAccepted(KclType type, KclType expected, Place at)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (type, expected)
        {
            case (ListType list, ListType expectedList):
                return IsAccepted(list.Item, expectedList.Item, at);
            case (DictType dict, DictType expectedDict):
                return IsAccepted(dict.Key, expectedDict.Key, at) && IsAccepted(dict.Value, expectedDict.Value, at);
            case (DictType dict, SchemaType schema):
                CheckDictAsSchema(dict, schema.Body, at);
                return true;
            case (UnionType union, _):
                return AllAccepted(union, expected, at);
            case (LiteralType, UnionType { IsLarge: true }):
                return TypeRelations.Fits(type, expected, anyFits: true);
            case (_, UnionType union):
                foreach (var member in union.Members)
                {
                    if (IsAccepted(type, member, at))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return TypeRelations.Assignable(type, expected);
        }
    }

    private bool AllAccepted(UnionType union, KclType expected, Place at)
    {
        foreach (var member in union.Members)
        {
            if (!IsAccepted(member, expected, at))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Never fails as a whole: what does not fit inside is reported, missing and extra keys are left to the run.</summary>
    private void CheckDictAsSchema(DictType dict, SchemaBody schema, Place at)
    {
        if (schema.IndexSignature is not { } signature)
        {
            if (dict.Key is StrLiteralType key && schema.Attributes.TryGetValue(key.Value, out var declared) && dict.Attributes.TryGetValue(key.Value, out var given))
            {
                MustFit(given.Type, declared.Type, at, declared.Place);
            }

            return;
        }

        if (dict.Attributes.Count == 0)
        {
            var value = ValueOutsideAttributes(dict, schema);
            if (!IsAccepted(value, signature.Value, at))
            {
                Report(Messages.IndexValue(at, signature.Value, value));
            }

            return;
        }

        var outer = _echoes;
        _echoes = _isWalked;
        foreach (var (name, attribute) in dict.Attributes.Items)
        {
            if (signature.AnyOther && schema.Attributes.TryGetValue(name, out var declared))
            {
                MustFit(attribute.Type, declared.Type, at, declared.Place);
            }
            else
            {
                MustFit(attribute.Type, signature.Value, attribute.Place);
            }
        }

        _echoes = outer;
    }

    private static KclType ValueOutsideAttributes(DictType dict, SchemaBody schema)
    {
        if (dict is not { Key: UnionType keys, Value: UnionType values })
        {
            return dict.Value;
        }

        var types = new List<KclType>();
        for (var i = 0; i < keys.Members.Count && i < values.Members.Count; i++)
        {
            if (keys.Members[i] is StrLiteralType key && !schema.Attributes.ContainsKey(key.Value))
            {
                types.Add(values.Members[i]);
            }
        }

        return Supremum.Of(types);
    }
}
