using System.Runtime.CompilerServices;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Attribute declarations: what they declare, whether they refine what the base declares, their defaults.</summary>
public sealed partial class Checker
{
    private void AddAttribute(StatementSyntax statement, SchemaBody? parent, IndexSignature? signature, Dictionary<string, SchemaAttribute> attributes)
    {
        string name;
        KclType type;
        var isOptional = false;
        var hasDefault = true;
        var place = At(statement);
        switch (statement)
        {
            case UnificationStatement unification:
                type = NamedType(unification.Value.Name, place);
                name = unification.Target.Text;
                break;
            case SchemaAttributeStatement attribute:
                name = DeclaredName(attribute);
                place = DeclarationOf(attribute);
                type = Annotation(attribute.Type, At(attribute.Type));
                isOptional = attribute.IsOptional;
                hasDefault = attribute.Default is not null;
                CheckDecorators(attribute.Decorators);
                break;
            default:
                return;
        }

        var inherited = parent?.Find(name);
        if (!attributes.TryGetValue(name, out var first))
        {
            first = new SchemaAttribute(type, inherited?.IsOptional ?? isOptional, hasDefault, place);
            attributes.Add(name, first);
        }

        if (!TypeRelations.IsUpperBound(first.Type, type) || !TypeRelations.IsUpperBound(inherited?.Type ?? BasicType.Any, type))
        {
            Report(Messages.FieldTypeChange(place, name, first.Type, type));
        }

        if (isOptional && !first.IsOptional)
        {
            Report(Messages.RequiredToOptional(place, name));
        }

        if (signature is { AnyOther: false } && !TypeRelations.IsUpperBound(signature.Value, type))
        {
            Report(Messages.OutsideIndexSignature(place, type, name, signature));
        }
    }

    private KclType Attribute(SchemaAttributeStatement attribute)
    {
        _loopVariables.Clear();
        var name = DeclaredName(attribute);
        var place = At(attribute.Name);
        if (!attribute.IsQuoted && name.Contains('.', StringComparison.Ordinal))
        {
            Report(Messages.DottedAttribute(place));
            name = name[..name.IndexOf('.', StringComparison.Ordinal)];
        }

        var expected = _schema?.TypeOf(name) ?? BasicType.Any;
        _scope.Put(new Symbol(name, expected, SymbolKind.Variable, place));
        if (attribute.Default is not { } value)
        {
            return BasicType.Any;
        }

        var type = DefaultValue(value, expected);
        if (attribute.Operator == BinaryOperator.BitOr)
        {
            type = Binary(type, expected, BinaryOperator.BitOr, place);
        }

        MustFit(type, expected, place);
        return BasicType.Any;
    }

    /// <summary>`a.b: T = v` declares `a`, because it reads as an assignment; without a value the whole is the name.</summary>
    private static string DeclaredName(SchemaAttributeStatement attribute)
    {
        var name = attribute.Name.Text;
        var isAssignment = attribute is { IsQuoted: false, IsOptional: false, Decorators.Count: 0, Default: not null }
            && attribute.Default.Span != attribute.Type.Span;
        var dot = isAssignment ? name.IndexOf('.', StringComparison.Ordinal) : -1;
        return dot < 0 ? name : name[..dot];
    }

    private Place DeclarationOf(SchemaAttributeStatement attribute) =>
        attribute.Decorators.Count == 0 ? At(attribute) : At(attribute.Decorators[0].Span.To(attribute.Span));

    /// <summary>A default is written against its type only when that is a schema.</summary>
    private KclType DefaultValue(ExpressionSyntax value, KclType expected)
    {
        if (!expected.IsSchema)
        {
            return Expr(value);
        }

        Expect(expected, At(value));
        var type = Expr(value);
        EndExpectations(1);
        return type;
    }

    /// <summary>All names that a body assigns or declares, also inside `if`.</summary>
    private static HashSet<string> AssignedNames(IReadOnlyList<StatementSyntax> body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        ForEachAssigned(body, (name, _) => names.Add(name));
        return names;
    }

    private static void ForEachAssigned(IReadOnlyList<StatementSyntax> body, Action<string, SyntaxNode> found)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var statement in body)
        {
            switch (statement)
            {
                case UnificationStatement { Target.Names: [var name, ..] }:
                    found(name.Text, name);
                    break;
                case AssignStatement assign:
                    foreach (var target in assign.Targets)
                    {
                        found(target.Name.Text, target);
                    }

                    break;
                case AugmentedAssignStatement assign:
                    found(assign.Target.Name.Text, assign.Target);
                    break;
                case SchemaAttributeStatement attribute:
                    found(DeclaredName(attribute), attribute.Name);
                    break;
                case IfStatement branch:
                    ForEachAssigned(branch.Then, found);
                    ForEachAssigned(branch.Else, found);
                    break;
            }
        }
    }
}
