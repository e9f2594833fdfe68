using Kcl.Net.Modules;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>What is known of a package before its statements are walked: schemas, rules, variables, lambdas.</summary>
public sealed partial class Checker
{
    /// <summary>So that a schema may be used above its definition and inherit from one below it.</summary>
    private const int Rounds = 3;

    private void DeclareTypes(KclPackage package)
    {
        DeclarePlaceholders(package);
        DeclareVariables(package, first: true);
        for (var round = 1; round <= Rounds; round++)
        {
            BuildTypes(package, isLast: round == Rounds);
        }

        DeclareVariables(package, first: false);
        DeclareLambdas(package);
    }

    private void DeclarePlaceholders(KclPackage package)
    {
        foreach (var file in package.Files)
        {
            EnterFile(file);
            foreach (var statement in file.Syntax.Body)
            {
                var (name, body) = statement switch
                {
                    SchemaStatement schema => (schema.Name.Text, new SchemaBody(IdentityOf(schema.Name.Text)) { IsMixin = schema.IsMixin, IsProtocol = schema.IsProtocol }),
                    RuleStatement rule => (rule.Name.Text, new SchemaBody(IdentityOf(rule.Name.Text)) { IsRule = true }),
                    _ => ("", null),
                };
                if (body is null)
                {
                    continue;
                }

                if (_scope.Contains(name))
                {
                    Report(Messages.UniqueKey(At(statement), name));
                }
                else
                {
                    _scope.Put(new Symbol(name, body.Definition, SymbolKind.Definition, At(statement)));
                }
            }
        }
    }

    private SchemaIdentity IdentityOf(string name)
    {
        if (!_package.Schemas.TryGetValue(name, out var identity))
        {
            identity = new SchemaIdentity(_package.Path, name);
            _package.Schemas.Add(name, identity);
        }

        return identity;
    }

    private void DeclareVariables(KclPackage package, bool first)
    {
        foreach (var file in package.Files)
        {
            EnterFile(file);
            foreach (var statement in file.Syntax.Body)
            {
                if (statement is TypeAliasStatement)
                {
                    Statement(statement);
                }
            }

            DeclareVariables(file.Syntax.Body, first);
        }
    }

    private void DeclareVariables(IReadOnlyList<StatementSyntax> statements, bool first)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var statement in statements)
        {
            switch (statement)
            {
                case AssignStatement assign:
                    DeclareAssigned(assign, first);
                    break;
                case UnificationStatement { Target.Names: [var name, ..] } unification:
                    var type = Identifier(unification.Value.Name);
                    _scope.Put(new Symbol(name.Text, type, SymbolKind.Variable, At(unification.Target)));
                    break;
                case IfStatement branch:
                    DeclareVariables(branch.Then, first);
                    DeclareVariables(branch.Else, first);
                    break;
            }
        }
    }

    private void DeclareAssigned(AssignStatement assign, bool first)
    {
        foreach (var target in assign.Targets)
        {
            var (name, place) = (target.Name.Text, At(target));
            var known = _scope.FindHere(name);
            if (first && known is not null && !IsPrivate(name))
            {
                Report(Messages.Immutable(place, name, known.Place));
                continue;
            }

            var type = known?.Type ?? BasicType.Any;
            if (assign.Type is { } annotation)
            {
                type = Annotation(annotation, At(annotation));
                if (known is not null && !TypeRelations.IsUpperBound(known.Type, type))
                {
                    Report(Messages.TypeChange(place, name, known.Type, known.Place, known.Type));
                }
            }

            _scope.Put(new Symbol(name, type, SymbolKind.Variable, place));
        }
    }

    /// <summary>
    /// The parameters of unannotated lambdas assigned exactly once. Values do not depend on textual order, so calls
    /// above the definition are held against these.
    /// </summary>
    private void DeclareLambdas(KclPackage package)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in package.Files)
        {
            EnterFile(file);
            foreach (var statement in file.Syntax.Body)
            {
                if (statement is not AssignStatement { Targets: [{ Path.Count: 0 } target] } assign)
                {
                    continue;
                }

                var name = target.Name.Text;
                if (!seen.Add(name))
                {
                    _package.Lambdas.Remove(name);
                }
                else if (assign is { Type: null, Value: LambdaExpression lambda })
                {
                    _package.Lambdas.Add(name, new FunctionType(LambdaParameters(lambda), BasicType.Any));
                }
            }
        }
    }
}
