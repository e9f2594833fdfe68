namespace Kcl.Net.Modules;

/// <summary>Which file leads to which by its imports; finds files that lead to themselves.</summary>
internal sealed class FileGraph
{
    private const int Closed = int.MaxValue;
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];
    private readonly List<List<int>> _edges = [];

    public void AddEdge(string from, string to)
    {
        var targets = _edges[Node(from)];
        var target = Node(to);
        if (!targets.Contains(target))
        {
            targets.Add(target);
        }
    }

    /// <summary>A file becomes known once more, as a main file does that is imported: from now on it counts as the newest.</summary>
    public void Renew(string path)
    {
        if (!_nodes.TryGetValue(path, out var old))
        {
            return;
        }

        _nodes.Remove(path);
        var renewed = Node(path);
        (_edges[old], _edges[renewed]) = (_edges[renewed], _edges[old]);
        foreach (var targets in _edges)
        {
            for (var i = 0; i < targets.Count; i++)
            {
                targets[i] = targets[i] == old ? renewed : targets[i];
            }
        }
    }

    /// <summary>
    /// Files of the first cycle found, the one it was entered by at the end; empty when there is none. Tarjan's strongly
    /// connected components, walked with an explicit stack because import chains can be long.
    /// </summary>
    public IReadOnlyList<string> FindCycle()
    {
        var entered = new int[_paths.Count];
        var lowest = new int[_paths.Count];
        var open = new List<int>();
        var walk = new Stack<(int Node, int Followed)>();
        var order = 0;
        for (var start = 0; start < _paths.Count; start++)
        {
            if (entered[start] == 0)
            {
                Enter(start);
            }

            while (walk.TryPop(out var at))
            {
                var targets = _edges[at.Node];
                if (at.Followed < targets.Count)
                {
                    walk.Push((at.Node, at.Followed + 1));
                    Follow(at.Node, targets[^(at.Followed + 1)]);
                }
                else if (Leave(at.Node) is { Count: > 1 } cycle)
                {
                    return cycle.ConvertAll(n => _paths[n]);
                }
            }
        }

        return _paths.Where((_, node) => _edges[node].Contains(node)).Take(1).ToList();

        void Enter(int node)
        {
            entered[node] = lowest[node] = ++order;
            walk.Push((node, 0));
        }

        void Follow(int node, int target)
        {
            if (entered[target] == 0)
            {
                Enter(target);
            }
            else
            {
                lowest[node] = Math.Min(lowest[node], lowest[target]);
            }
        }

        List<int> Leave(int node)
        {
            if (lowest[node] < entered[node])
            {
                open.Add(node);
                var parent = walk.Peek().Node;
                lowest[parent] = Math.Min(lowest[parent], lowest[node]);
                return [];
            }

            var first = open.FindLastIndex(n => lowest[n] < entered[node]) + 1;
            List<int> component = [.. open[first..], node];
            open.RemoveRange(first, open.Count - first);
            component.ForEach(n => lowest[n] = Closed);
            return component;
        }
    }

    private int Node(string path)
    {
        if (!_nodes.TryGetValue(path, out var node))
        {
            _nodes[path] = node = _paths.Count;
            _paths.Add(path);
            _edges.Add([]);
        }

        return node;
    }
}
