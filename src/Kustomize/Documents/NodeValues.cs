using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>
/// What a node means once it is written out and read again, which is how kustomize makes its output: only tags and text count.
/// </summary>
internal static class NodeValues
{
    /// <summary>The value of a document's root.</summary>
    /// <exception cref="KustomizeException">The tree cannot be read back; the message is Go's.</exception>
    public static Value Of(Node root)
    {
        List<Problem>? problems = null;
        var value = Of(root, isTop: true, ref problems);
        return problems is null ? value : throw new KustomizeException("yaml: unmarshal errors:" + Describe(root, problems));
    }

    private static Value Of(Node node, bool isTop, ref List<Problem>? problems)
    {
        switch (node.Kind)
        {
            case NodeKind.Scalar:
                return Scalar(node);
            case NodeKind.Sequence:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                var list = new ListValue(node.Content.Length);
                foreach (var item in node.Content)
                {
                    list.Add(Of(item, isTop: false, ref problems));
                }

                return list;
            case NodeKind.Mapping:
                RuntimeHelpers.EnsureSufficientExecutionStack();
                return Mapping(node, isTop, ref problems);
            default:
                return NoneValue.Instance;
        }
    }

    private static Value Mapping(Node node, bool isTop, ref List<Problem>? problems)
    {
        var content = node.Content;
        if (AddDuplicates(content, ref problems))
        {
            return NoneValue.Instance;
        }

        if (!isTop && !HasTextKeys(node))
        {
            return GeneralMap(node, ref problems);
        }

        var dict = new DictValue(content.Length / 2);
        for (var i = 0; i + 1 < content.Length; i += 2)
        {
            if (content[i].Kind != NodeKind.Scalar)
            {
                (problems ??= []).Add(new Problem(content[i], null));
                continue;
            }

            dict.Set(content[i].Value, Of(content[i + 1], isTop: false, ref problems));
        }

        return dict;
    }

    private static bool HasTextKeys(Node node)
    {
        for (var i = 0; i + 1 < node.Content.Length; i += 2)
        {
            var key = node.Content[i];
            if (key.Kind != NodeKind.Scalar || !IsTextKey(key))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsTextKey(Node key) =>
        (key.Style & NodeStyle.Tagged) == 0 && key.Tag is Tags.Str or Tags.Merge
        || (key.Style & NodeStyle.Quoted) != 0
        || Scalar(key) is StrValue && (key.Tag.Length > 0 ? key.Tag : Scalar12.TagOf(key.Value)) != Tags.Timestamp;

    private static GeneralMapValue GeneralMap(Node node, ref List<Problem>? problems)
    {
        var entries = new List<(Value, Value)>(node.Content.Length / 2);
        for (var i = 0; i + 1 < node.Content.Length; i += 2)
        {
            var key = Of(node.Content[i], isTop: false, ref problems);
            if (key is DictValue or ListValue or GeneralMapValue)
            {
                throw new KustomizeException($"yaml: invalid map key: {GoPrinting.Syntax(key)}");
            }

            var isTime = node.Content[i].Kind == NodeKind.Scalar && node.Content[i].Tag == Tags.Timestamp;
            entries.Add((isTime ? new TimeKeyValue(key.ToString()!) : key, Of(node.Content[i + 1], isTop: false, ref problems)));
        }

        return new GeneralMapValue(GoMapOrder.Sort(entries));
    }

    /// <summary>The value of a scalar as it is read back.</summary>
    public static Value Scalar(Node node)
    {
        var text = node.Value;
        if (node.Tag == Tags.Str && (node.Style & NodeStyle.Tagged) == 0)
        {
            return new StrValue(text);
        }

        var tag = ScalarTag.Written(node, out var isForced);
        var isPlain = (node.Style & NodeStyle.Quoted) == 0 && !text.Contains('\n', StringComparison.Ordinal) && !isForced;
        if (tag is "" or "!")
        {
            if (!isPlain)
            {
                return new StrValue(text);
            }

            Scalar12.Resolve(text, out var value);
            return value;
        }

        return tag switch
        {
            Tags.Str => new StrValue(text),
            Tags.Binary => Binary(text),
            Tags.Null or Tags.Bool or Tags.Int or Tags.Float or Tags.Timestamp => Typed(text, tag),
            _ => new StrValue(text),
        };
    }

    private static Value Typed(string text, string tag)
    {
        var actual = Scalar12.Resolve(text, out var value);
        if (actual == tag)
        {
            return value;
        }

        if (tag == Tags.Float && actual == Tags.Int)
        {
            return value is IntValue integer ? new FloatValue(integer.Value) : value;
        }

        throw new KustomizeException($"yaml: cannot decode {actual} `{text}` as a {tag}");
    }

    private static StrValue Binary(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var count)
            ? new StrValue(Encoding.UTF8.GetString(bytes, 0, count))
            : throw new KustomizeException("yaml: !!binary value contains invalid base64 data");
    }

    /// <summary>A key that cannot be decoded, or one that is there already.</summary>
    private readonly record struct Problem(Node Key, Node? First);

    /// <summary>The complaints, with lines of the text the tree is written as.</summary>
    private static string Describe(Node root, List<Problem> problems)
    {
        var lines = NodeText.Lines(root);
        var text = new StringBuilder();
        foreach (var (key, first) in problems)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  line {lines[key]}: ");
            _ = first is null
                ? text.Append(CultureInfo.InvariantCulture, $"cannot unmarshal {(key.IsMapping ? Tags.Map : Tags.Seq)} into string")
                : text.Append(CultureInfo.InvariantCulture, $"mapping key {GoPrinting.Quote(key.Value)} already defined at line {lines[first]}");
        }

        return text.ToString();
    }

    /// <summary>Notes keys that are written twice; such a mapping is looked at no further.</summary>
    private static bool AddDuplicates(Node[] content, ref List<Problem>? problems)
    {
        if (content.Length <= 2 || (content.Length > 32 && !HasDuplicate(content)))
        {
            return false;
        }

        var found = false;
        for (var i = 0; i < content.Length; i += 2)
        {
            for (var j = i + 2; j < content.Length; j += 2)
            {
                if (content[i].Kind == content[j].Kind && content[i].Value == content[j].Value)
                {
                    (problems ??= []).Add(new Problem(content[j], content[i]));
                    found = true;
                }
            }
        }

        return found;
    }

    private static bool HasDuplicate(Node[] content)
    {
        var seen = new HashSet<string>(content.Length / 2, StringComparer.Ordinal);
        for (var i = 0; i < content.Length; i += 2)
        {
            if (!seen.Add(content[i].Value))
            {
                return true;
            }
        }

        return false;
    }
}
