using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Render;

/// <summary>The nesting and length writers accept. Writers recurse with the value, and a value may be built deeper than any text.</summary>
internal static class WriterDepth
{
    public const int Limit = 4_000;

    /// <summary>Longest text a writer makes unless it is told another bound.</summary>
    public const long MaxCharacters = 128L << 20;

    public static void Check(int depth, StringBuilder output)
    {
        CheckLength(output.Length, MaxCharacters);
        Check(depth);
    }

    public static void CheckLength(long length, long maxCharacters)
    {
        if (length > maxCharacters)
        {
            throw new LimitExceededException(LimitKind.Output, $"the output is larger than {maxCharacters} characters");
        }
    }

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
