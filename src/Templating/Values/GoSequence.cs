using Kcl.Net.Values;

namespace Kcl.Net.Templating;

/// <summary>What a host object gives to `range` one after another: a channel or an iterator function.</summary>
/// <param name="Items">Key (or index) and element. A one-valued iterator repeats its value.</param>
/// <param name="Variables">How many variables a `range` over it may declare.</param>
/// <param name="FirstIsDot">With fewer than two variables the first of the pair is the element, as with `iter.Seq2`.</param>
public sealed record GoSequence(IEnumerable<KeyValuePair<Value, Value>> Items, int Variables, bool FirstIsDot);
