using System.Runtime.CompilerServices;
using System.Text;

namespace Kcl.Net.Templating;

/// <summary>
/// A piece of a compiled template. It remembers where it starts and can write itself as Go's parser prints it, which is
/// how error messages name it. Nodes never change after parsing.
/// </summary>
internal abstract class Node(int position)
{
    public int Position { get; } = position;

    public abstract void WriteTo(StringBuilder text);

    public sealed override string ToString()
    {
        var text = new StringBuilder();
        WriteGuarded(text);
        return text.ToString();
    }

    /// <summary>Writes a nested node; a nesting the stack cannot hold is cut short.</summary>
    protected void WriteGuarded(StringBuilder text)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            WriteTo(text);
        }
        else
        {
            text.Append('…');
        }
    }

    protected static void WriteChild(Node child, StringBuilder text) => child.WriteGuarded(text);
}
