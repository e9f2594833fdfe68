using System.Text;

namespace Kcl.Net.Schema;

/// <summary>
/// A static type. Types are immutable after they are published to a scope and shared freely; what one is can be asked
/// through <see cref="Flags"/> without casting. <see cref="ToString"/> prints the form diagnostics use.
/// </summary>
public abstract class KclType
{
    private protected KclType(TypeFlags flags) => Flags = flags;

    internal TypeFlags Flags { get; }

    internal bool IsAny => (Flags & TypeFlags.Any) != 0;

    internal bool IsNone => (Flags & TypeFlags.None) != 0;

    internal bool IsVoid => (Flags & TypeFlags.Void) != 0;

    internal bool IsInt => (Flags & TypeFlags.Int) != 0;

    internal bool IsFloat => (Flags & TypeFlags.Float) != 0;

    internal bool IsBool => (Flags & TypeFlags.Bool) != 0;

    internal bool IsStr => (Flags & TypeFlags.Str) != 0;

    internal bool IsNumber => (Flags & (TypeFlags.Int | TypeFlags.Float)) != 0;

    internal bool IsLiteral => (Flags & TypeFlags.Literal) != 0;

    internal bool IsList => (Flags & TypeFlags.List) != 0;

    internal bool IsDict => (Flags & TypeFlags.Dict) != 0;

    internal bool IsSchema => (Flags & TypeFlags.Schema) != 0;

    internal bool IsUnion => (Flags & TypeFlags.Union) != 0;

    internal bool IsFunction => (Flags & TypeFlags.Function) != 0;

    internal bool IsModule => (Flags & TypeFlags.Module) != 0;

    internal bool IsDictOrSchema => (Flags & (TypeFlags.Dict | TypeFlags.Schema)) != 0;

    internal bool IsIterable => (Flags & (TypeFlags.Str | TypeFlags.List | TypeFlags.Dict | TypeFlags.Schema)) != 0;

    /// <summary>A non-literal bool, int, float or str.</summary>
    internal bool IsPrimitive => !IsLiteral && (Flags & (TypeFlags.Bool | TypeFlags.Int | TypeFlags.Float | TypeFlags.Str)) != 0;

    public override string ToString()
    {
        var text = new StringBuilder();
        Print(text, full: false);
        return text.ToString();
    }

    /// <summary>As <see cref="ToString"/>, with schemas under their package path.</summary>
    internal string ToFullString()
    {
        var text = new StringBuilder();
        Print(text, full: true);
        return text.ToString();
    }

    internal abstract void Print(StringBuilder text, bool full);
}
