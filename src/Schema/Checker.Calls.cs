using Kcl.Net.Diagnostics;
using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Calls and the arguments of calls, schema expressions and decorators.</summary>
public sealed partial class Checker
{
    private KclType Call(CallExpression call)
    {
        var type = Expr(call.Function);
        switch (type)
        {
            case { IsAny: true }:
                CheckArguments(call.Function, call.Arguments, call.Keywords, GlobalLambda(call.Function) ?? FunctionType.Unknown);
                return BasicType.Any;
            case FunctionType function:
                CheckArguments(call.Function, call.Arguments, call.Keywords, function);
                return function.Result;
            case SchemaType { IsInstance: false } schema:
                CheckArguments(call.Function, call.Arguments, call.Keywords, schema.Body.Constructor);
                return schema.AsInstance;
            case SchemaType:
                Report(Messages.InstanceNotCallable(At(call.Function), type));
                return BasicType.Any;
            default:
                Report(Messages.NotCallable(At(call.Function), type));
                return BasicType.Any;
        }
    }

    /// <summary>The lambda that a plain name will stand for further down, if nothing nearer has that name.</summary>
    private FunctionType? GlobalLambda(ExpressionSyntax callee)
    {
        if (callee is not IdentifierExpression { Names: [var name], PackagePath: null or "" } || !_package.Lambdas.TryGetValue(name.Text, out var lambda))
        {
            return null;
        }

        return _package.Names.FindHere(name.Text) is { } symbol && ReferenceEquals(symbol, _scope.Find(name.Text)) ? lambda : null;
    }

    private void CheckArguments(ExpressionSyntax callee, IReadOnlyList<ExpressionSyntax> arguments, IReadOnlyList<KeywordArgument> keywords, FunctionType function)
    {
        var parameters = function.Parameters;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i < parameters.Count)
            {
                Argument(arguments[i], parameters[i]);
                continue;
            }

            Expr(arguments[i]);
            if (!function.IsVariadic)
            {
                Report(Explanations.WithSignature(Messages.TooManyArguments(At(arguments[i]), CalleeName(callee), parameters.Count, arguments.Count), CalleeName(callee), function, "remove what is too much"));
                break;
            }
        }

        var named = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < keywords.Count; i++)
        {
            KeywordArgument(callee, keywords, i, function, named);
        }

        CheckArgumentCount(callee, arguments.Count, named, function);
    }

    private void Argument(ExpressionSyntax value, FunctionParameter parameter)
    {
        var place = At(value);
        MustFit(ExprAgainst(value, parameter.Type, place), parameter.Type, place, parameter.Place);
    }

    private void KeywordArgument(ExpressionSyntax callee, IReadOnlyList<KeywordArgument> keywords, int index, FunctionType function, HashSet<string> named)
    {
        var keyword = keywords[index];
        var name = FirstName(keyword.Name.Text);
        if (!named.Add(name))
        {
            var previous = keywords[index > 0 ? index - 1 : index].Span.End;
            Report(Messages.KeywordTwice(At(TextSpan.FromBounds(previous, keyword.Span.End)), CalleeName(callee), name));
        }

        var parameter = Parameter(function, name);
        if (parameter is not null)
        {
            Argument(keyword.Value, parameter);
        }
        else if (!function.IsVariadic)
        {
            var near = Near(name, function.Parameters.Select(p => p.Name).ToList());
            var help = near.Count > 0 ? $"write `{near[^1]}` in place of `{name}`" : $"remove `{name}`";
            Report(Explanations.WithSignature(Messages.UnexpectedKeyword(At(keyword.Name), CalleeName(callee), name, near), CalleeName(callee), function, help));
        }
    }

    /// <summary>Of a dotted keyword (`a.b = 1`) only the first name counts.</summary>
    private static string FirstName(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[..dot];
    }

    private static FunctionParameter? Parameter(FunctionType function, string name)
    {
        foreach (var parameter in function.Parameters)
        {
            if (parameter.Name == name)
            {
                return parameter;
            }
        }

        return null;
    }

    private void CheckArgumentCount(ExpressionSyntax callee, int positional, HashSet<string> named, FunctionType function)
    {
        if (function.IsVariadic)
        {
            return;
        }

        var (expected, got) = (0, positional);
        foreach (var parameter in function.Parameters)
        {
            if (!parameter.HasDefault)
            {
                expected++;
                got += named.Contains(parameter.Name) ? 1 : 0;
            }
        }

        if (got < expected)
        {
            var missing = function.Parameters.Skip(positional).Where(p => !p.HasDefault && !named.Contains(p.Name)).Select(p => $"`{p.Name}`");
            Report(Explanations.WithSignature(Messages.TooFewArguments(At(callee), expected, got), CalleeName(callee), function, $"give {string.Join(", ", missing)}"));
        }
    }

    private static string CalleeName(ExpressionSyntax callee)
    {
        while (callee is ParenthesizedExpression parenthesized)
        {
            callee = parenthesized.Inner;
        }

        return callee switch
        {
            IdentifierExpression identifier => $"\"{identifier.Text}\"",
            SelectorExpression selector => $"\"{string.Join('.', selector.Members.Select(m => m.Text))}\"",
            _ => "anonymous function",
        };
    }
}
