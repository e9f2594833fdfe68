using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Walking the bodies of schemas and rules with their attributes in sight.</summary>
public sealed partial class Checker
{
    private KclType SchemaDefinition(SchemaStatement schema)
    {
        var type = Definition(schema.Name);
        if (type is not SchemaType { Body: var body })
        {
            Report(Messages.ExpectedSchema(At(schema.Decorators.Count > 0 ? schema.Decorators[0].Name : schema.Name), type));
            return type;
        }

        _schema = new CurrentSchema(body);
        foreach (var parameter in schema.Parameters)
        {
            Annotation(parameter.Type, At(parameter.Name));
        }

        CheckParameterOrder(schema.Parameters);
        EnterScope();
        DefineParameters(body.Constructor.Parameters, At(schema));
        if (schema.IndexSignature is { } signature && body.IndexSignature is { } known)
        {
            SignatureDefault(signature, known);
        }

        ForEachAssigned(schema.Body, (name, node) =>
        {
            if (!_scope.Contains(name))
            {
                _scope.Put(new Symbol(name, BasicType.Any, SymbolKind.Variable, At(node)));
            }
        });
        Statements(schema.Body);
        Checks(schema.Checks);
        LeaveScope();
        _schema = null;
        return type;
    }

    private void SignatureDefault(IndexSignatureSyntax signature, IndexSignature known)
    {
        if (known.KeyName is { } name)
        {
            _scope.Put(new Symbol(name, known.Key, SymbolKind.Variable, At(signature)));
        }

        if (signature.Default is { } value)
        {
            MustFit(DefaultValue(value, known.Value), known.Value, At(signature));
        }
    }

    private KclType RuleDefinition(RuleStatement rule)
    {
        var type = Definition(rule.Name);
        if (type is not SchemaType { Body: var body })
        {
            Report(Messages.ExpectedRule(At(rule.Decorators.Count > 0 ? rule.Decorators[0].Name : rule.Name), type));
            return type;
        }

        _schema = new CurrentSchema(body);
        CheckParameterOrder(rule.Parameters);
        EnterScope();
        DefineParameters(body.Constructor.Parameters, At(rule));
        Checks(rule.Checks);
        LeaveScope();
        _schema = null;
        return type;
    }

    private KclType Definition(NameSyntax name)
    {
        var place = At(name);
        if (_level == 0 && _package.Assigned.TryAdd(name.Text, place))
        {
            return Lookup(name.Text, place);
        }

        Report(Messages.UniqueKey(place, name.Text, _package.Assigned.TryGetValue(name.Text, out var first) ? first : null));
        return Lookup(name.Text, place);
    }

    private void DefineParameters(IReadOnlyList<FunctionParameter> parameters, Place place)
    {
        foreach (var parameter in parameters)
        {
            _scope.Put(new Symbol(parameter.Name, parameter.Type, SymbolKind.Variable, place));
        }
    }

    private void CheckParameterOrder(IReadOnlyList<ParameterSyntax> parameters)
    {
        var needed = false;
        for (var i = parameters.Count - 1; i >= 0; i--)
        {
            if (parameters[i].Default is not { } value)
            {
                needed = true;
            }
            else if (needed)
            {
                Report(Messages.DefaultBeforeRequired(At(value)));
            }
        }
    }

    private void Checks(IReadOnlyList<CheckSyntax> checks)
    {
        foreach (var check in checks)
        {
            if (check.Message is { } message)
            {
                MustBe(message, BasicType.Str);
            }

            if (check.Condition is { } condition)
            {
                Walk(condition);
            }

            Expr(check.Test);
        }
    }

    private void CheckDecorators(IReadOnlyList<DecoratorSyntax> decorators)
    {
        foreach (var decorator in decorators)
        {
            if (decorator.Name.Names.Count != 1)
            {
                Report(Messages.DecoratorName(At(decorator.Name)));
            }
            else if (BuiltinTypes.Decorator(decorator.Name.Text) is { } type)
            {
                CheckArguments(decorator.Name, decorator.Arguments, decorator.Keywords, type);
            }
            else
            {
                Report(Messages.UnknownDecorator(At(decorator.Name), decorator.Name.Text));
            }
        }
    }
}
