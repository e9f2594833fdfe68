using Kcl.Net.Values;

namespace Kcl.Net.Decoding;

/// <summary>
/// The anchors of one document. A value is shared by its aliases, so reading stays cheap; what the aliases would add when
/// written out is counted, because a few lines can otherwise stand for billions of nodes.
/// </summary>
internal sealed class YamlAnchors(long maxAliasedNodes)
{
    private readonly Dictionary<string, (Value? Value, long Size)> _anchors = new(StringComparer.Ordinal);
    private long _aliased;

    /// <summary>Nodes that aliases stand for so far.</summary>
    public long Aliased => _aliased;

    public void Open(string name) => _anchors[name] = (null, 0);

    public void Close(string name, Value value, long size) => _anchors[name] = (value, size);

    /// <summary>The value an alias stands for; null with a problem when there is none.</summary>
    public Value? Resolve(string name, out string problem)
    {
        problem = "";
        if (!_anchors.TryGetValue(name, out var anchor))
        {
            problem = $"unknown anchor '{name}' referenced";
            return null;
        }

        if (anchor.Value is null)
        {
            problem = $"anchor '{name}' value contains itself";
            return null;
        }

        _aliased += anchor.Size;
        if (_aliased > maxAliasedNodes)
        {
            problem = "document contains excessive aliasing";
            return null;
        }

        return anchor.Value;
    }

    /// <summary>Whether Go's scanner takes the name: letters and digits of ASCII, `_` and `-`.</summary>
    public static bool IsGoName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }

    public void Clear()
    {
        _anchors.Clear();
        _aliased = 0;
    }
}
