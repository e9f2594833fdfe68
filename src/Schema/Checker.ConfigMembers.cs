using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Entries of a config against the attributes of the schema it is written for.</summary>
public sealed partial class Checker
{
    /// <summary>Bounds following attributes of attributes of an unpacked value, whose types can share parts.</summary>
    private const int MaxUnpackSteps = 20_000;

    private int _unpackSteps;

    /// <summary>
    /// Checks key and value where something is expected and answers the type of the value; null when the value has not
    /// been looked at.
    /// </summary>
    private KclType? CheckEntry(ConfigEntrySyntax entry)
    {
        if (entry.Key is not { } key)
        {
            var unpacked = Expr(entry.Value);
            _unpackSteps = 0;
            CheckUnpacked(unpacked, At(entry.Value));
            return unpacked;
        }

        if (Innermost is null)
        {
            return null;
        }

        switch (key)
        {
            case IdentifierExpression identifier:
                return CheckNamed(entry, key, identifier.Names);
            case SubscriptExpression { Value: IdentifierExpression identifier, Index: var index } when IsConstantIndex(index):
                return CheckNamed(entry, key, identifier.Names);
            case StringLiteralExpression text:
                return CheckNamed(entry, key, [new NameSyntax(text.Value, key.Span)]);
            default:
                return null;
        }
    }

    private KclType CheckNamed(ConfigEntrySyntax entry, ExpressionSyntax key, IReadOnlyList<NameSyntax> names)
    {
        var place = At(key);
        foreach (var name in names)
        {
            if (name.Text.Length > 0 && Innermost is { } around)
            {
                CheckMember(name.Text, around.Type, place, null);
            }

            ExpectMember(name.Text);
        }

        var type = Expr(entry.Value);
        var whole = type;
        for (var i = 1; i < names.Count; i++)
        {
            whole = new DictType(BasicType.Str, whole);
        }

        if (Innermost is { } expected)
        {
            _isWalked = entry.Value is ConfigExpression;
            MustFit(whole, expected.Type, place, expected.Place);
            _isWalked = false;
        }

        EndExpectations(names.Count);
        return type;
    }

    /// <summary>`**value`: each attribute known of the value is checked as if it had been written here.</summary>
    private void CheckUnpacked(KclType type, Place value)
    {
        if (Innermost is null || _unpackSteps++ > MaxUnpackSteps)
        {
            return;
        }

        if (type is DictType dict)
        {
            foreach (var (name, attribute) in dict.Attributes.Items)
            {
                CheckUnpackedAttribute(name, attribute.Type, attribute.Place, value);
            }
        }
        else if (type is SchemaType schema)
        {
            foreach (var (name, attribute) in schema.Body.Attributes)
            {
                CheckUnpackedAttribute(name, attribute.Type, attribute.Place, value);
            }
        }
    }

    private void CheckUnpackedAttribute(string name, KclType type, Place attribute, Place value)
    {
        if (name.Length == 0)
        {
            return;
        }

        if (Innermost is { } around)
        {
            CheckMember(name, around.Type, value, attribute);
        }

        ExpectMember(name);
        if (Innermost is { } expected)
        {
            MustFit(type, expected.Type, value, expected.Place, attribute);
        }

        CheckUnpacked(type, value);
        EndExpectations(1);
    }

    /// <summary>Reports a name that the schema, or every schema of a union, does not have.</summary>
    private void CheckMember(string name, KclType type, Place place, Place? attribute)
    {
        if (type is SchemaType schema)
        {
            CheckSchemaMember(name, schema.Latest, place, attribute);
        }
        else if (type is UnionType union)
        {
            CheckUnionMember(name, union, place, attribute);
        }
    }

    private void CheckSchemaMember(string name, SchemaBody schema, Place place, Place? attribute)
    {
        if (!schema.AcceptsUnknown && schema.Find(name) is null)
        {
            var near = Near(name, schema.Attributes.Keys);
            Report(Explanations.WithMembers(Messages.CannotAddMember(place, name, schema.Name, near, attribute), name, schema, near));
        }

        SuspectMember(name, schema, place);
        if (schema.IndexSignature is { AnyOther: false } signature && AllowedKeys(signature) is { } keys && !keys.Contains(name))
        {
            Report(Messages.CannotAddMember(place, name, schema.Name, Near(name, keys), attribute));
        }
    }

    /// <summary>
    /// A schema of the host that is open lists what it knows and takes the rest on trust: warns of a name that is likely to be one of
    /// those, mistyped.
    /// </summary>
    private void SuspectMember(string name, SchemaBody schema, Place place)
    {
        if (schema.IndexSignature is not { AnyOther: true } || schema.Find(name) is not null || _suggestionWork > MaxSuggestionWork)
        {
            return;
        }

        foreach (var attribute in schema.Attributes.Values)
        {
            if (attribute.Place.File is not { IsBuiltIn: true })
            {
                return;
            }

            break;
        }

        _suggestionWork += schema.Attributes.Count;
        if (Slips.Meant(name, schema.Attributes.Keys) is { } meant)
        {
            _warnings.Add(SuspectedName.At(place, name, schema.Name, meant));
        }
    }

    /// <summary>The keys that a signature made of string literals allows; null when it allows any.</summary>
    private static List<string>? AllowedKeys(IndexSignature signature) => signature.Key switch
    {
        StrLiteralType literal => [literal.Value],
        UnionType union => union.Members.OfType<StrLiteralType>().Select(m => m.Value).ToList(),
        _ => null,
    };

    private void CheckUnionMember(string name, UnionType union, Place place, Place? attribute)
    {
        List<string>? schemas = null;
        List<string> near = [];
        foreach (var member in union.Members)
        {
            if (member is SchemaType { Body: var open })
            {
                SuspectMember(name, open, place);
            }

            if (member is DictType || (member is SchemaType known && (known.Body.AcceptsUnknown || known.Body.Find(name) is not null)))
            {
                return;
            }

            if (member is SchemaType schema)
            {
                near.AddRange(Near(name, schema.Body.Attributes.Keys));
                (schemas ??= []).Add(schema.Name);
            }
        }

        if (schemas is not null)
        {
            Report(Messages.CannotAddMember(place, name, schemas, near, attribute));
        }
    }
}
