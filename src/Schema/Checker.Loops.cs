using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Comprehensions and quantifiers: loop variables and what they range over.</summary>
public sealed partial class Checker
{
    private ListType Comprehension(ListComprehension comprehension)
    {
        ExpectListItem();
        EnterScope();
        foreach (var clause in comprehension.Clauses)
        {
            Clause(clause);
        }

        if (comprehension.Element is StarredExpression)
        {
            Report(Messages.UnpackInListComprehension(At(comprehension.Element)));
        }

        var item = Expr(comprehension.Element);
        LeaveScope();
        EndExpectations(1);
        return new ListType(item);
    }

    private DictType Comprehension(DictComprehension comprehension)
    {
        var entry = comprehension.Entry;
        if (entry.Key is null)
        {
            Report(Messages.UnpackInDictComprehension(At(entry.Value)));
        }

        EnterScope();
        foreach (var clause in comprehension.Clauses)
        {
            Clause(clause);
        }

        KclType key, value;
        if (entry.Key is null)
        {
            value = Expr(entry.Value);
            key = UnpackedKey(value, At(entry.Value));
        }
        else
        {
            key = Expr(entry.Key);
            CheckKeyType(key, At(entry.Key));
            var added = ExpectKey(entry.Key);
            value = Expr(entry.Value);
            EndExpectations(added);
        }

        LeaveScope();
        return new DictType(key, value);
    }

    private KclType UnpackedKey(KclType value, Place place)
    {
        if (value.IsNone || value.IsAny)
        {
            return value;
        }

        if (TypeTests.IsConfig(value))
        {
            return value is UnionType union ? Supremum.Of(union.Members.Select(KeyOf).ToList()) : KeyOf(value);
        }

        Report(Messages.UnpackDict(place, value));
        return BasicType.Any;
    }

    private void Clause(ForClause clause)
    {
        var iterable = Expr(clause.Iterable);
        var (first, second) = LoopVariables(clause.Targets);
        if (!iterable.IsAny)
        {
            BindLoop(first, second, iterable, At(clause.Iterable));
        }

        foreach (var condition in clause.Conditions)
        {
            Expr(condition);
        }
    }

    private (NameSyntax? First, NameSyntax? Second) LoopVariables(IReadOnlyList<ExpressionSyntax> targets)
    {
        NameSyntax? first = null, second = null;
        for (var i = 0; i < targets.Count; i++)
        {
            if (targets[i] is not IdentifierExpression { Names: [var name, ..] } identifier)
            {
                continue;
            }

            if (identifier.Names.Count > 1)
            {
                Report(Messages.LoopVariableName(At(identifier)));
            }

            if (i > 1)
            {
                Report(Messages.LoopVariableCount(At(TextSpan.FromBounds(targets[i - 1].Span.End, identifier.Span.End)), targets.Count));
                break;
            }

            (first, second) = i == 0 ? (name, second) : (first, name);
            DefineLoopVariable(name.Text, At(identifier));
        }

        return (first, second);
    }

    private void DefineLoopVariable(string name, Place place)
    {
        _loopVariables.Add(name);
        _scope.Put(new Symbol(name, BasicType.Any, SymbolKind.Variable, place));
    }

    private KclType Quantifier(QuantifierExpression quantifier)
    {
        var iterable = Expr(quantifier.Target);
        EnterScope();
        NameSyntax? first = null, second = null;
        for (var i = 0; i < quantifier.Variables.Count; i++)
        {
            var variable = quantifier.Variables[i];
            if (variable.Names is not [var name, ..])
            {
                continue;
            }

            if (variable.Names.Count > 1)
            {
                Report(Messages.LoopVariableName(At(variable)));
            }

            if (i > 1)
            {
                Report(Messages.LoopVariableCount(At(variable), quantifier.Variables.Count));
                break;
            }

            (first, second) = i == 0 ? (name, second) : (first, name);
            DefineLoopVariable(name.Text, At(variable));
        }

        BindLoop(first, second, iterable, At(quantifier.Target));
        if (quantifier.Condition is { } condition)
        {
            Walk(condition);
        }

        var item = Expr(quantifier.Test);
        LeaveScope();
        return quantifier.Kind switch
        {
            QuantifierKind.Filter => iterable,
            QuantifierKind.Map => new ListType(item),
            _ => BasicType.Bool,
        };
    }

    private void BindLoop(NameSyntax? first, NameSyntax? second, KclType iterable, Place place)
    {
        if (first is null)
        {
            return;
        }

        KclType? firstType = null, secondType = null;
        foreach (var type in iterable is UnionType union ? union.Members : [iterable])
        {
            if (!type.IsIterable && !type.IsAny)
            {
                Report(Messages.NotIterable(place, type));
                continue;
            }

            if (LoopTypes(type) is not var (index, key, value))
            {
                continue;
            }

            // Of several types that are looped over the latest comes first.
            firstType = Supremum.Of(second is null ? key : index, firstType ?? BasicType.Void);
            secondType = Supremum.Of(value, secondType ?? BasicType.Void);
        }

        if (firstType is not null && secondType is not null)
        {
            InferType(first.Text, firstType, At(first));
            if (second is not null)
            {
                InferType(second.Text, secondType, At(second));
            }
        }
    }

    /// <summary>What the first of two variables takes, what a single one takes, and what the second takes.</summary>
    private static (KclType Index, KclType Single, KclType Second)? LoopTypes(KclType type) => type switch
    {
        ListType list => (BasicType.Int, list.Item, list.Item),
        DictType dict => (dict.Key, dict.Key, dict.Value),
        SchemaType schema => (BasicType.Str, BasicType.Str, schema.Body.ValueType),
        { IsStr: true } => (BasicType.Int, BasicType.Str, BasicType.Str),
        _ => null,
    };
}
