using System.Runtime.CompilerServices;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Render;

/// <summary>The nesting writers accept. Writers recurse with the value, and a value may be built deeper than any text.</summary>
internal static class WriterDepth
{
    public const int Limit = 4_000;

    public static void Check(int depth)
    {
        if (depth > Limit)
        {
            throw new LimitExceededException(LimitKind.Depth, $"the value is nested more than {Limit} levels deep");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LimitExceededException(LimitKind.Depth, "the value is nested too deeply to be written");
        }
    }
}
