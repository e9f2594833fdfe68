using Kcl.Net.Syntax;

namespace Kcl.Net.Schema;

/// <summary>Lambdas: parameters, body, and the result against its annotation.</summary>
public sealed partial class Checker
{
    private FunctionType Lambda(LambdaExpression lambda)
    {
        CheckParameterOrder(lambda.Parameters);
        var parameters = LambdaParameters(lambda);
        foreach (var parameter in lambda.Parameters)
        {
            if (parameter.Default is { } value)
            {
                Walk(value);
            }
        }

        var place = _position;
        KclType result = lambda.ReturnType is null ? BasicType.Any : Annotation(lambda.ReturnType, place);
        EnterScope();
        DefineParameters(parameters, place);
        var real = LambdaBody(lambda, result, place);
        LeaveScope();
        return new FunctionType(parameters, lambda.ReturnType is null && !real.IsAny ? real : result);
    }

    private KclType LambdaBody(LambdaExpression lambda, KclType result, Place place)
    {
        if (lambda.Body.Count == 0)
        {
            return BasicType.Any;
        }

        var last = lambda.Body[^1];
        if (last is not (ExpressionStatement or AssignStatement or AugmentedAssignStatement or AssertStatement))
        {
            Report(Messages.LambdaWithoutResult(At(last)));
        }

        for (var i = 0; i < lambda.Body.Count - 1; i++)
        {
            Statement(lambda.Body[i]);
        }

        if (last is ExpressionStatement expression)
        {
            var at = At(expression.Expression);
            var type = ExprAgainst(expression.Expression, result, at);
            MustFit(type, result, at, lambda.ReturnType is null ? null : At(lambda.ReturnType));
            return type;
        }

        var value = Statement(last);
        MustFit(value, result, place);
        return value;
    }

    /// <summary>A parameter annotated with a schema takes instances of it.</summary>
    private FunctionParameter[] LambdaParameters(LambdaExpression lambda)
    {
        var parameters = new FunctionParameter[lambda.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            var syntax = lambda.Parameters[i];
            var type = Annotation(syntax.Type, syntax.Type is null ? At(syntax.Name) : At(syntax.Type));
            type = type is SchemaType schema ? schema.AsInstance : type;
            parameters[i] = new FunctionParameter(syntax.Name.Text, type, syntax.Default is not null, At(syntax.Name));
        }

        return parameters;
    }
}
