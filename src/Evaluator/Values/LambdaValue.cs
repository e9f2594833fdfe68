using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Values;

/// <summary>A lambda with the local values it captured when it was made and the instance it was made in.</summary>
internal sealed class LambdaValue(LambdaCode code, Value?[] captured, SchemaInstance? self) : FunctionValue
{
    public LambdaCode Code { get; } = code;

    public Value?[] Captured { get; } = captured;

    public SchemaInstance? Self { get; } = self;

    public override string Name => "lambda";

    public override string? FirstParameterType => Code.Parameters is [{ Type: { } type }, ..] ? type.Text : null;
}
