using System.Text;

namespace Kcl.Net.Templating;

/// <summary>`end` or `else`: only the parser sees it.</summary>
internal sealed class MarkerNode(int position, bool isElse) : Node(position)
{
    public bool IsElse { get; } = isElse;

    public override void WriteTo(StringBuilder text) => text.Append(IsElse ? "{{else}}" : "{{end}}");
}
