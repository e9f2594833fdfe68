using System.Globalization;
using System.Text;

namespace Kcl.Net.Schema;

/// <summary>The type of exactly one bool, int, float or str value.</summary>
public abstract class LiteralType : KclType, IEquatable<LiteralType>
{
    private protected LiteralType(TypeFlags baseFlag) : base(baseFlag | TypeFlags.Literal)
    {
    }

    internal abstract BasicType Base { get; }

    public abstract bool Equals(LiteralType? other);

    public sealed override bool Equals(object? obj) => obj is LiteralType other && Equals(other);

    public abstract override int GetHashCode();
}

public sealed class BoolLiteralType : LiteralType
{
    private BoolLiteralType(bool value) : base(TypeFlags.Bool) => Value = value;

    public static BoolLiteralType True { get; } = new(true);

    public static BoolLiteralType False { get; } = new(false);

    public bool Value { get; }

    internal override BasicType Base => BasicType.Bool;

    public override bool Equals(LiteralType? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Value ? 1 : 2;

    internal override void Print(StringBuilder text, bool full) => text.Append(Value ? "bool(True)" : "bool(False)");
}

public sealed class IntLiteralType(long value) : LiteralType(TypeFlags.Int)
{
    public long Value { get; } = value;

    internal override BasicType Base => BasicType.Int;

    public override bool Equals(LiteralType? other) => other is IntLiteralType i && i.Value == Value;

    public override int GetHashCode() => Value.GetHashCode();

    internal override void Print(StringBuilder text, bool full) => text.Append("int(").Append(Value.ToString(CultureInfo.InvariantCulture)).Append(')');
}

public sealed class FloatLiteralType(double value) : LiteralType(TypeFlags.Float)
{
    public double Value { get; } = value;

    internal override BasicType Base => BasicType.Float;

    public override bool Equals(LiteralType? other) => other is FloatLiteralType f && f.Value.Equals(Value);

    public override int GetHashCode() => Value.GetHashCode();

    internal override void Print(StringBuilder text, bool full) => text.Append("float(").Append(FloatText.Plain(Value)).Append(')');
}

public sealed class StrLiteralType(string value) : LiteralType(TypeFlags.Str)
{
    public string Value { get; } = value;

    internal override BasicType Base => BasicType.Str;

    public override bool Equals(LiteralType? other) => other is StrLiteralType s && s.Value == Value;

    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    internal override void Print(StringBuilder text, bool full) => text.Append("str(").Append(Value).Append(')');
}
