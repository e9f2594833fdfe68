using Kcl.Net.Diagnostics;

namespace Kcl.Net.Render;

/// <summary>How deep a value may nest to be written; deeper ones end in a clear error instead of an overflow.</summary>
internal static class WriterDepth
{
    public const int Max = 2_000;

    public static void Check(int depth)
    {
        if (depth > Max)
        {
            throw new LimitExceededException(LimitKind.Depth, $"a value nests deeper than {Max} levels and cannot be written");
        }
    }
}
