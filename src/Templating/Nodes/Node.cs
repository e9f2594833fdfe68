using System.Runtime.CompilerServices;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>
/// A piece of a compiled template. It remembers where it starts and can write itself as Go's parser prints it, which is
/// how error messages name it. Nodes never change after parsing.
/// </summary>
internal abstract class Node(int position)
{
    private const int AlwaysWritten = 50;

    [ThreadStatic]
    private static int _writingDepth;

    public int Position { get; } = position;

    public abstract void WriteTo(StringBuilder text);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        WriteGuarded(text);
        return text.ToString();
    }

    /// <summary>
    /// Writes a nested node. A nesting the stack cannot hold is cut short; the outer levels are always written, because an
    /// error about exhausted depth is itself made where little stack is left.
    /// </summary>
    private void WriteGuarded(StringBuilder text)
    {
        if (_writingDepth >= AlwaysWritten && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            text.Append('…');
            return;
        }

        _writingDepth++;
        WriteTo(text);
        _writingDepth--;
    }

    protected static void WriteChild(Node child, StringBuilder text) => child.WriteGuarded(text);
}
