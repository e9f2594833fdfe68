using Kcl.Net.Values;

namespace Kcl.Net.Render;

/// <summary>
/// Sorts entries by <see cref="GoKeyOrder"/>. That order is not transitive for some mixes of digits and signs, which the
/// library's sort may answer with an exception; merging runs never fails and keeps equal keys in place.
/// </summary>
internal static class GoKeySort
{
    private const int RunLength = 12;

    public static void Sort(DictEntry[] entries, bool isV3)
    {
        for (var from = 0; from < entries.Length; from += RunLength)
        {
            Insert(entries, from, Math.Min(from + RunLength, entries.Length), isV3);
        }

        if (entries.Length <= RunLength)
        {
            return;
        }

        var source = entries;
        var target = new DictEntry[entries.Length];
        for (var width = RunLength; width < entries.Length; width *= 2)
        {
            for (var from = 0; from < entries.Length; from += 2 * width)
            {
                Merge(source, target, from, Math.Min(from + width, entries.Length), Math.Min(from + (2 * width), entries.Length), isV3);
            }

            (source, target) = (target, source);
        }

        if (!ReferenceEquals(source, entries))
        {
            Array.Copy(source, entries, entries.Length);
        }
    }

    private static void Insert(DictEntry[] entries, int from, int to, bool isV3)
    {
        for (var i = from + 1; i < to; i++)
        {
            var entry = entries[i];
            var at = i;
            while (at > from && GoKeyOrder.Compare(entry.Key, entries[at - 1].Key, isV3) < 0)
            {
                entries[at] = entries[at - 1];
                at--;
            }

            entries[at] = entry;
        }
    }

    private static void Merge(DictEntry[] source, DictEntry[] target, int from, int middle, int to, bool isV3)
    {
        int left = from, right = middle;
        for (var at = from; at < to; at++)
        {
            var takesLeft = left < middle && (right >= to || GoKeyOrder.Compare(source[right].Key, source[left].Key, isV3) >= 0);
            target[at] = source[takesLeft ? left++ : right++];
        }
    }
}
