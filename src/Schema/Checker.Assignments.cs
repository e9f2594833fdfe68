using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Assignments: the value against the type of each target, and what the target learns from it.</summary>
public sealed partial class Checker
{
    private KclType Assign(AssignStatement assign)
    {
        _loopVariables.Clear();
        KclType type = BasicType.Any;
        var whole = At(assign.Targets.Count == 0 ? assign.Value.Span : TextSpan.FromBounds(assign.Targets[0].Span.Start, assign.Value.Span.End));
        foreach (var target in assign.Targets)
        {
            var name = target.Name.Text;
            if (_level == 0 && (IsPrivate(name) || assign.Value is SchemaExpression || !_package.Assigned.ContainsKey(name)))
            {
                _package.Assigned[name] = At(target);
            }

            type = target.Path.Count == 0 ? AssignName(assign, target, whole) : AssignPath(assign, target);
        }

        return type;
    }

    private KclType AssignName(AssignStatement assign, TargetSyntax target, Place whole)
    {
        _assigning = true;
        var expected = Target(target);
        _assigning = false;
        KclType type;
        if (SaysMuch(expected))
        {
            Expect(expected, whole);
            type = Expr(assign.Value);
            if (!expected.IsSchema)
            {
                CheckAnnotation(assign, type);
            }

            EndExpectations(1);
        }
        else
        {
            type = Expr(assign.Value);
            CheckAnnotation(assign, type);
        }

        MustFit(type, expected, At(target));
        if (!type.IsAny && expected.IsAny && assign.Type is null)
        {
            InferType(target.Name.Text, type, At(target));
            _schema?.Infer(target.Name.Text, Widening.Widen(type));
        }

        return type;
    }

    private KclType AssignPath(AssignStatement assign, TargetSyntax target)
    {
        Lookup(target.Name.Text, At(target));
        _assigning = true;
        var expected = Target(target);
        _assigning = false;
        var type = Expr(assign.Value);
        CheckAnnotation(assign, type);
        MustFit(type, expected, At(target));
        return type;
    }

    private KclType AugmentedAssign(AugmentedAssignStatement assign)
    {
        _assigning = false;
        var target = assign.Target;
        var (name, place) = (target.Name.Text, At(target));
        if (IsPrivate(name) || assign.Value is SchemaExpression || !_package.Assigned.TryGetValue(name, out var first))
        {
            if (_level == 0)
            {
                _package.Assigned[name] = place;
            }
        }
        else
        {
            Report(Messages.ImmutableModified(place, name, first));
        }

        var left = Target(target);
        var type = Binary(left, Expr(assign.Value), assign.Operator, place);
        _assigning = true;
        var expected = Target(target);
        MustFit(type, expected, place);
        _assigning = false;
        return type;
    }

    private KclType Target(TargetSyntax target)
    {
        var place = At(target);
        var type = ResolveName(target.Name.Text, isQualified: false, place);
        if (target.Path.Count == 0)
        {
            return type;
        }

        var assigning = _assigning;
        _assigning = false;
        foreach (var step in target.Path)
        {
            if (step.Member is { } member)
            {
                CheckMember(member.Text, type, place, null);
                type = LoadAttribute(type, member.Text, place);
            }
            else if (step.Index is { } index)
            {
                if (index is StringLiteralExpression text)
                {
                    CheckMember(text.Value, type, place, null);
                }

                type = Index(type, index, place);
            }
        }

        _assigning = assigning;
        return type;
    }

    /// <summary>`x: T = value`: T may only repeat or refine what is known of x, and the value must fit it.</summary>
    private void CheckAnnotation(AssignStatement assign, KclType type)
    {
        if (assign.Type is not { } annotation)
        {
            return;
        }

        foreach (var target in assign.Targets)
        {
            var name = target.Name.Text;
            var wanted = Annotation(annotation, At(annotation));
            if (_scope.FindHere(name) is not { } symbol)
            {
                Report(Messages.NameNotDefined(At(target.Name), name, []));
                continue;
            }

            if (symbol.Type.IsAny)
            {
                symbol.Type = wanted;
            }
            else if (!TypeRelations.IsUpperBound(wanted, symbol.Type))
            {
                Report(Messages.TypeChange(At(target), name, wanted, symbol.Place, symbol.Type));
            }

            MustFit(type, symbol.Type, At(target));
        }
    }

    private static bool IsPrivate(string name) => name.StartsWith('_');
}
