using System.Text;

namespace Kcl.Net.Schema;

/// <summary>A type without parts: `any`, `bool`, `int`, `float`, `str`, `NoneType`, and `void`, which no value has.</summary>
public sealed class BasicType : KclType
{
    private readonly string _name;

    private BasicType(TypeFlags flags, string name) : base(flags) => _name = name;

    public static BasicType Any { get; } = new(TypeFlags.Any, "any");

    public static BasicType Bool { get; } = new(TypeFlags.Bool, "bool");

    public static BasicType Int { get; } = new(TypeFlags.Int, "int");

    public static BasicType Float { get; } = new(TypeFlags.Float, "float");

    public static BasicType Str { get; } = new(TypeFlags.Str, "str");

    /// <summary>The type of `None` and, before running, of `Undefined`.</summary>
    public static BasicType None { get; } = new(TypeFlags.None, "NoneType");

    public static BasicType Void { get; } = new(TypeFlags.Void, "void");

    internal override void Print(StringBuilder text, bool full) => text.Append(_name);
}
