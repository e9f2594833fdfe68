using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Puts resources in the order of `sortOptions` or of the command line.</summary>
internal sealed class SortOrder(DictValue? options) : ITransformer
{
    public static readonly DictValue Legacy = Order("legacy");

    public void Transform(ResourceSet set)
    {
        if (options is null)
        {
            return;
        }

        var order = options.Text("order");
        var legacy = options["legacySortOptions"] as DictValue;
        if (order is not ("fifo" or "legacy"))
        {
            throw new KustomizeException("the field 'sortOptions.order' must be one of [fifo, legacy]");
        }

        if (order == "fifo")
        {
            if (legacy is not null)
            {
                throw new KustomizeException("the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'");
            }

            return;
        }

        var ranks = Ranks(legacy);
        var sorted = set.Items.Select(r => new Key(r, ranks)).ToList();
        sorted.Sort();
        try
        {
            set.ReplaceAll(sorted.ConvertAll(static k => k.Resource));
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("SortOrderTransformer: Failed to append to resources", failure);
        }
    }

    private static DictValue Order(string order)
    {
        var options = new DictValue();
        options.Set("order", new StrValue(order));
        return options;
    }

    private static Dictionary<string, int> Ranks(DictValue? legacy)
    {
        var (first, last) = legacy is null ? Gvk.DefaultOrder : (legacy.Texts("orderFirst"), legacy.Texts("orderLast"));
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < first.Count; i++)
        {
            ranks[first[i]] = i - first.Count;
        }

        for (var i = 0; i < last.Count; i++)
        {
            ranks[last[i]] = i + 1;
        }

        return ranks;
    }

    private sealed class Key : IComparable<Key>
    {
        private readonly ResId _id;
        private readonly int _rank;
        private readonly string _type;
        private readonly string _text;

        public Key(Resource resource, Dictionary<string, int> ranks)
        {
            Resource = resource;
            _id = resource.Id;
            _rank = ranks.GetValueOrDefault(_id.Gvk.Kind);
            _type = _id.Gvk.SortText;
            _text = $"{_id.Gvk}|{(_id.Namespace.Length == 0 ? "~X" : _id.Namespace)}|{(_id.Name.Length == 0 ? "~N" : _id.Name)}";
        }

        public Resource Resource { get; }

        public int CompareTo(Key? other)
        {
            if (_id.Gvk == other!._id.Gvk)
            {
                return Utf8Order.Compare(_text, other._text);
            }

            if (_rank != other._rank)
            {
                return _rank - other._rank;
            }

            var order = Utf8Order.Compare(_type, other._type);
            var areNamespaces = _id.Gvk.Kind == "Namespace" && other._id.Gvk.Kind == "Namespace" && (_id.Gvk.Group.Length == 0 || other._id.Gvk.Group.Length == 0);
            return areNamespaces ? -order : order;
        }
    }
}
