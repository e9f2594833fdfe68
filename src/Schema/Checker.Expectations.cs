using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>
/// The types that configs are written against, innermost last. An entry follows its key into the type around it; an
/// empty entry means that nothing is expected there.
/// </summary>
public sealed partial class Checker
{
    private readonly List<Expectation?> _expected = [];

    private Expectation? Innermost => _expected.Count > 0 ? _expected[^1] : null;

    private void Expect(KclType type, Place place) => _expected.Add(new Expectation(type, place));

    private void ExpectNothing() => _expected.Add(null);

    private void EndExpectations(int count) => _expected.RemoveRange(Math.Max(0, _expected.Count - count), Math.Min(count, _expected.Count));

    /// <summary>Walks an expression with a type around it, when that type says anything about what is inside.</summary>
    private KclType ExprAgainst(ExpressionSyntax expression, KclType expected, Place place)
    {
        if (SaysMuch(expected))
        {
            Expect(expected, place);
        }
        else
        {
            ExpectNothing();
        }

        var type = Expr(expression);
        EndExpectations(1);
        return type;
    }

    private static bool SaysMuch(KclType type) => (type.Flags & (TypeFlags.Schema | TypeFlags.List | TypeFlags.Dict | TypeFlags.Union)) != 0;

    private void ExpectMember(string name) => _expected.Add(name.Length == 0 ? null : Member(name));

    private void ExpectListItem() => ExpectMember("[]");

    private Expectation? Member(string name)
    {
        if (Innermost is not { } around)
        {
            return null;
        }

        switch (around.Type)
        {
            case ListType list:
                return around with { Type = list.Item };
            case DictType dict:
                return around with { Type = dict.Value };
            case SchemaType schema when schema.Body.Find(name) is { } attribute:
                return new Expectation(attribute.Type is SchemaType nested ? nested.Latest.Definition : attribute.Type, attribute.Place);
            case SchemaType schema:
                return schema.Body.IndexSignature is { } signature ? around with { Type = signature.Value } : null;
            case UnionType union:
                return around with { Type = MemberOfUnion(union, name) };
            default:
                return null;
        }
    }

    private static KclType MemberOfUnion(UnionType union, string name)
    {
        var candidates = new List<KclType>();
        foreach (var member in union.Members)
        {
            if (member is DictType dict)
            {
                candidates.Add(dict.Value);
            }
            else if (member is SchemaType schema && (schema.Body.Find(name)?.Type ?? schema.Body.IndexSignature?.Value) is { } type)
            {
                candidates.Add(type);
            }
        }

        return Supremum.Of(candidates);
    }

    /// <summary>Follows a config key; answers how many expectations were added.</summary>
    private int ExpectKey(ExpressionSyntax? key)
    {
        switch (key)
        {
            case IdentifierExpression identifier:
                return ExpectNames(identifier);
            case SubscriptExpression { Value: IdentifierExpression identifier, Index: IntLiteralExpression or FloatLiteralExpression }:
                return ExpectNames(identifier);
            case StringLiteralExpression text:
                ExpectMember(text.Value);
                return 1;
            case InterpolatedStringExpression or MissingExpression:
                ExpectNothing();
                return 1;
            default:
                return 0;
        }
    }

    private int ExpectNames(IdentifierExpression identifier)
    {
        foreach (var name in identifier.Names)
        {
            ExpectMember(name.Text);
        }

        return identifier.Names.Count;
    }

    private readonly record struct Expectation(KclType Type, Place Place);
}
