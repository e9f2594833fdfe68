using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Statements, each with the type of the value it leaves (a lambda's result is that of its last one).</summary>
public sealed partial class Checker
{
    private KclType Statement(StatementSyntax statement)
    {
        _position = statement is SchemaAttributeStatement declaration ? DeclarationOf(declaration) : At(statement);
        return statement switch
        {
            AssignStatement assign => Assign(assign),
            AugmentedAssignStatement assign => AugmentedAssign(assign),
            UnificationStatement unification => Unification(unification),
            ExpressionStatement expression => Expr(expression.Expression),
            IfStatement branch => If(branch),
            AssertStatement assert => Assert(assert),
            SchemaAttributeStatement attribute => Attribute(attribute),
            SchemaStatement schema => SchemaDefinition(schema),
            RuleStatement rule => RuleDefinition(rule),
            TypeAliasStatement alias => TypeAlias(alias),
            _ => BasicType.Any,
        };
    }

    private KclType Statements(IReadOnlyList<StatementSyntax> statements)
    {
        KclType last = BasicType.Any;
        foreach (var statement in statements)
        {
            last = Statement(statement);
        }

        return last;
    }

    private KclType If(IfStatement branch)
    {
        Expr(branch.Condition);
        var then = Statements(branch.Then);
        return Supremum.Of(then, Statements(branch.Else));
    }

    private KclType Assert(AssertStatement assert)
    {
        Expr(assert.Test);
        if (assert.Condition is { } condition)
        {
            Walk(condition);
        }

        if (assert.Message is { } message)
        {
            MustBe(message, BasicType.Str);
        }

        return BasicType.Any;
    }

    private KclType TypeAlias(TypeAliasStatement alias)
    {
        var place = At(alias.Name);
        var type = Annotation(alias.Type, place);
        if (type is SchemaType schema)
        {
            type = schema.AsDefinition;
        }

        if (IsReservedTypeName(alias.Name.Text))
        {
            Report(Messages.ReservedName(place, "type alias", alias.Name.Text));
        }

        _scope.Put(new Symbol(alias.Name.Text, type, SymbolKind.Definition, place));
        return type;
    }

    private static bool IsReservedTypeName(string name) => name is "any" or "int" or "float" or "str" or "bool";

    private KclType Unification(UnificationStatement unification)
    {
        var target = unification.Target;
        if (target.Names.Count > 1)
        {
            Report(Messages.DottedUnification(At(target)));
        }

        if (target.Names.Count == 0)
        {
            Report(Messages.UnificationTarget(At(unification.Value)));
            return BasicType.Any;
        }

        _assigning = true;
        var expected = Identifier(target);
        _assigning = false;
        Expect(expected, At(unification.Value));
        var type = SchemaConfig(unification.Value);
        EndExpectations(1);
        MustFit(type, expected, At(target));
        if (!type.IsAny && expected.IsAny)
        {
            InferType(target.Names[0].Text, type, At(target.Names[0]));
        }

        return expected;
    }
}
