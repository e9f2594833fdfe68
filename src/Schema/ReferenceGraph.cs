namespace Kcl.Net.Schema;

/// <summary>
/// Who refers to whom among packages and among schemas, kept to find circles as references are added. Neighbours are
/// visited latest first and components are found in two passes, so that a circle is listed in the engine's order.
/// </summary>
internal sealed class ReferenceGraph
{
    private readonly Dictionary<string, Node> _byName = new(StringComparer.Ordinal);
    private readonly List<Node> _nodes = [];

    /// <summary>Adds a reference and returns the circle it closes, if any.</summary>
    public IReadOnlyList<Node>? Add(string from, string to, Place place)
    {
        var (source, target) = (GetOrAdd(from), GetOrAdd(to));
        source.Targets.Add(target);
        target.Sources.Add(source);
        source.Place = place;
        if (ReferenceEquals(source, target) || source.Sources.Count == 0 || target.Targets.Count == 0 || !Reaches(target, source))
        {
            return null;
        }

        return Component(source);
    }

    private static bool Reaches(Node from, Node to)
    {
        var seen = new HashSet<Node> { from };
        var open = new Stack<Node>([from]);
        while (open.TryPop(out var node))
        {
            if (ReferenceEquals(node, to))
            {
                return true;
            }

            foreach (var next in node.Targets)
            {
                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private List<Node> Component(Node member)
    {
        var finished = FinishOrder();
        var seen = new HashSet<Node>();
        for (var i = finished.Count - 1; i >= 0; i--)
        {
            var component = new List<Node>();
            var open = new Stack<Node>([finished[i]]);
            while (open.TryPop(out var node))
            {
                if (seen.Add(node))
                {
                    PushLatestFirst(open, node.Targets, seen);
                    component.Add(node);
                }
            }

            if (component.Contains(member))
            {
                return component;
            }
        }

        return [];
    }

    private List<Node> FinishOrder()
    {
        var order = new List<Node>(_nodes.Count);
        var seen = new HashSet<Node>();
        var done = new HashSet<Node>();
        var open = new Stack<Node>();
        foreach (var start in _nodes)
        {
            if (seen.Contains(start))
            {
                continue;
            }

            open.Push(start);
            while (open.TryPeek(out var node))
            {
                if (seen.Add(node))
                {
                    PushLatestFirst(open, node.Sources, seen);
                }
                else
                {
                    open.Pop();
                    if (done.Add(node))
                    {
                        order.Add(node);
                    }
                }
            }
        }

        return order;
    }

    private static void PushLatestFirst(Stack<Node> open, List<Node> neighbours, HashSet<Node> seen)
    {
        for (var i = neighbours.Count - 1; i >= 0; i--)
        {
            if (!seen.Contains(neighbours[i]))
            {
                open.Push(neighbours[i]);
            }
        }
    }

    private Node GetOrAdd(string name)
    {
        if (!_byName.TryGetValue(name, out var node))
        {
            node = new Node(name);
            _byName.Add(name, node);
            _nodes.Add(node);
        }

        return node;
    }

    internal sealed class Node(string name)
    {
        public string Name { get; } = name;

        /// <summary>Where its latest reference was written.</summary>
        public Place? Place { get; set; }

        public List<Node> Targets { get; } = [];

        public List<Node> Sources { get; } = [];
    }
}
