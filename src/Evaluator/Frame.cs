using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator;

/// <summary>
/// One activation: the slots of its local names (null until assigned) and, inside a schema body, the instance being
/// built. Package statements, each level of a schema instance and each call of a lambda have one.
/// </summary>
internal sealed class Frame(int slots, SchemaInstance? self)
{
    public readonly Value?[] Slots = slots == 0 ? [] : new Value?[slots];
    public readonly SchemaInstance? Self = self;

    /// <summary>Through a span: storing into an array of a class looks at the item's type first.</summary>
    public void Set(int slot, Value? value) => Slots.AsSpan()[slot] = value;
}
