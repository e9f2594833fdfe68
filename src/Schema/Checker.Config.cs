using System.Runtime.InteropServices;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Config literals: their entries against what is expected, and the dict type they have.</summary>
public sealed partial class Checker
{
    private readonly Dictionary<string, StrLiteralType> _keyTypes = new(StringComparer.Ordinal);

    private KclType Config(IReadOnlyList<ConfigEntrySyntax> entries)
    {
        EnterScope();
        var parts = new ConfigParts(entries.Count);
        foreach (var entry in entries)
        {
            var checkedType = CheckEntry(entry);
            var added = ExpectKey(entry.Key);
            var type = entry.Key switch
            {
                null => Unpack(entry, checkedType ?? Expr(entry.Value), parts),
                IdentifierExpression name => NamedEntry(name, checkedType ?? Expr(entry.Value), parts),
                SubscriptExpression { Value: IdentifierExpression, Index: var index } when IsConstantIndex(index) => IndexedEntry(entry, checkedType, parts),
                _ => ComputedEntry(entry, checkedType, parts),
            };

            if (entry.Operator == ConfigOperator.Insert && !type.IsAny && !type.IsList)
            {
                Report(Messages.InsertType(At(entry.Value), type));
            }

            EndExpectations(added);
        }

        LeaveScope();
        return new DictType(Supremum.Of(parts.Keys), Supremum.Of(parts.Values), parts.Attributes);
    }

    private KclType NamedEntry(IdentifierExpression identifier, KclType type, ConfigParts parts)
    {
        for (var i = 1; i < identifier.Names.Count; i++)
        {
            type = new DictType(BasicType.Str, type);
        }

        KclType key = BasicType.Str;
        if (identifier.Names.Count == 1)
        {
            var name = identifier.Names[0].Text;
            key = _loopVariables.Contains(name) ? KeyExpression(identifier) : KeyType(name);
            CheckKeyType(key, At(identifier));
            Define(name, type, At(identifier), parts);
        }

        parts.Keys.Add(key);
        parts.Values.Add(type);
        return type;
    }

    /// <summary>Programs write the same keys again and again.</summary>
    private StrLiteralType KeyType(string name)
    {
        ref var type = ref CollectionsMarshal.GetValueRefOrAddDefault(_keyTypes, name, out _);
        return type ??= new StrLiteralType(name);
    }

    private KclType IndexedEntry(ConfigEntrySyntax entry, KclType? checkedType, ConfigParts parts)
    {
        var type = checkedType ?? Expr(entry.Value);
        parts.Keys.Add(BasicType.Str);
        parts.Values.Add(entry.Operator == ConfigOperator.Insert ? type : new ListType(type));
        return type;
    }

    private KclType ComputedEntry(ConfigEntrySyntax entry, KclType? checkedType, ConfigParts parts)
    {
        var place = At(entry.Key!);
        var key = KeyExpression(entry.Key!);
        var type = checkedType ?? Expr(entry.Value);
        CheckKeyType(key, place);
        if (entry.Key is StringLiteralExpression text)
        {
            Define(text.Value, type, place, parts);
        }

        parts.Keys.Add(key);
        parts.Values.Add(type);
        return type;
    }

    private KclType KeyExpression(ExpressionSyntax key)
    {
        ExpectNothing();
        var type = Expr(key);
        EndExpectations(1);
        return type;
    }

    /// <summary>An entry is known as an attribute of the dict and as a name for the entries after it.</summary>
    private void Define(string name, KclType type, Place place, ConfigParts parts)
    {
        if (parts.Attributes.TryGetValue(name, out var earlier))
        {
            type = Supremum.Of(earlier.Type, type);
        }

        parts.Attributes[name] = new DictAttribute(Widening.Widen(type), place);
        _scope.Put(new Symbol(name, type, SymbolKind.Variable, place));
    }

    private void CheckKeyType(KclType type, Place place)
    {
        if (!type.IsAny && !TypeTests.IsKey(type))
        {
            Report(Messages.KeyType(place, type));
        }
    }

    private KclType Unpack(ConfigEntrySyntax entry, KclType type, ConfigParts parts)
    {
        switch (type)
        {
            case { IsNone: true } or { IsAny: true }:
                parts.Values.Add(type);
                break;
            case DictType dict:
                parts.Keys.Add(dict.Key);
                parts.Values.Add(dict.Value);
                foreach (var (name, attribute) in dict.Attributes.Items)
                {
                    parts.Attributes[name] = attribute;
                }

                break;
            case SchemaType schema:
                parts.Keys.Add(BasicType.Str);
                parts.Values.Add(schema.Body.ValueType);
                foreach (var (name, attribute) in schema.Body.Attributes)
                {
                    parts.Attributes[name] = new DictAttribute(attribute.Type, attribute.Place);
                }

                break;
            case UnionType union when TypeTests.IsConfig(union):
                foreach (var member in union.Members)
                {
                    parts.Keys.Add(KeyOf(member));
                    parts.Values.Add(ValueOf(member));
                }

                break;
            default:
                Report(Messages.UnpackDict(At(entry.Value), type));
                break;
        }

        return type;
    }

    private static KclType KeyOf(KclType config) => config is DictType dict ? dict.Key : BasicType.Str;

    private static KclType ValueOf(KclType config) => config is DictType dict ? dict.Value : ((SchemaType)config).Body.ValueType;

    private static bool IsConstantIndex(ExpressionSyntax index) =>
        index is IntLiteralExpression or FloatLiteralExpression
        || index is UnaryExpression { Operand: IntLiteralExpression or FloatLiteralExpression };

    private KclType ConfigIf(ConfigIfExpression branch)
    {
        Expr(branch.Condition);
        var type = Config(branch.Then);
        if (branch.Else.Count == 0)
        {
            return type;
        }

        var otherwise = branch.ElseIsElif ? Expr(branch.Else[0].Value) : Config(branch.Else);
        return Supremum.Of(type, otherwise);
    }

    private sealed class ConfigParts(int count)
    {
        public List<KclType> Keys { get; } = new(count);

        public List<KclType> Values { get; } = new(count);

        public NamedList<DictAttribute> Attributes { get; } = new(count);
    }
}
