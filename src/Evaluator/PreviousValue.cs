using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Evaluator.Types;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// What a setter may ask about the name it sets: the value before it. The name is a package variable, an attribute of an
/// instance, or a local of a lambda (then the value is known already).
/// </summary>
internal readonly struct PreviousValue
{
    private readonly PackageVariable? _variable;
    private readonly Value? _local;

    public PreviousValue(PackageVariable variable, int setter)
    {
        _variable = variable;
        Setter = setter;
    }

    public PreviousValue(SchemaInstance instance, int slot, int setter)
    {
        Instance = instance;
        Slot = slot;
        Setter = setter;
    }

    public PreviousValue(Value local) => _local = local;

    public SchemaInstance? Instance { get; }

    public int Slot { get; }

    public int Setter { get; }

    public Value Get(Interpreter run) =>
        _local ?? _variable?.ReadThrough(Setter - 1, run, isEarly: true) ?? Instance!.ReadThrough(Slot, Setter - 1, run, isEarly: true);

    /// <summary>The declared type a value stored in the attribute must have; null when none was declared.</summary>
    public RuntimeType? DeclaredType => Instance?.Layout.Attributes[Slot].TypeAt(Setter);
}
