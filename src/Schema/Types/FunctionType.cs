using System.Text;

namespace Kcl.Net.Schema;

/// <summary>One parameter; <see cref="Place"/> is nowhere for builtins and function types.</summary>
public sealed class FunctionParameter
{
    internal FunctionParameter(string name, KclType type, bool hasDefault, Place place = default)
    {
        Name = name;
        Type = type;
        HasDefault = hasDefault;
        Place = place;
    }

    public string Name { get; }

    public KclType Type { get; }

    public bool HasDefault { get; }

    internal Place Place { get; }
}

/// <summary>A lambda, builtin or constructor; a variadic one takes any further arguments unchecked.</summary>
public sealed class FunctionType(IReadOnlyList<FunctionParameter> parameters, KclType result, bool isVariadic = false) : KclType(TypeFlags.Function)
{
    /// <summary>Nothing is known: used for calls of `any`.</summary>
    internal static FunctionType Unknown { get; } = new([], BasicType.Any, isVariadic: true);

    public IReadOnlyList<FunctionParameter> Parameters { get; } = parameters;

    public KclType Result { get; } = result;

    public bool IsVariadic { get; } = isVariadic;

    internal override void Print(StringBuilder text, bool full)
    {
        text.Append('(');
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (i > 0)
            {
                text.Append(", ");
            }

            // Inside a signature schemas are always printed bare, as the engine does.
            Parameters[i].Type.Print(text, full: false);
        }

        text.Append(") -> ");
        Result.Print(text, full: false);
    }
}
