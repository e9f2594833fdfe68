using System.Globalization;
using System.Text;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>A variable: a field of a resource that `$(NAME)` stands for.</summary>
internal sealed record Variable(string Name, string ApiVersion, Gvk Type, string TargetName, string TargetNamespace, string FieldPath)
{
    public static Variable Of(DictValue settings)
    {
        var target = settings["objref"] as DictValue ?? new DictValue();
        return new Variable(
            settings.Text("name"), target.Text("apiVersion"), target.Gvk(), target.Text("name"), target.Text("namespace"),
            (settings["fieldref"] as DictValue)?.Text("fieldPath") ?? "");
    }

    /// <summary>With the type its apiVersion says.</summary>
    public Variable WithType()
    {
        if (ApiVersion.Length == 0)
        {
            return this;
        }

        var parts = ApiVersion.Split('/');
        return parts.Length switch
        {
            1 => this with { Type = Type with { Version = parts[0] } },
            2 => this with { Type = Type with { Group = parts[0], Version = parts[1] } },
            _ => this,
        };
    }

    public Variable WithDefaults() => WithType() with { FieldPath = FieldPath.Length == 0 ? "metadata.name" : FieldPath };

    public override string ToString() => $"{{{Name} {Type} {{{FieldPath}}}}}";
}

/// <summary>Replaces `$(NAME)` in the fields where variables may stand.</summary>
internal sealed class Variables(IReadOnlyDictionary<string, Value> values, IReadOnlyList<FieldSpec> specs, Action<string> warn) : ITransformer
{
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public void Transform(ResourceSet set)
    {
        var visitor = new FieldVisitor(Set);
        foreach (var resource in set.Items)
        {
            visitor.Visit(resource, specs);
        }

        var unused = values.Keys.Where(k => !_used.Contains(k)).ToList();
        if (unused.Count > 0)
        {
            warn($"well-defined vars that were never replaced: {string.Join(',', unused)}");
        }
    }

    private void Set(Node node)
    {
        if (NodeFields.IsMissing(node))
        {
            return;
        }

        switch (node.Kind)
        {
            case NodeKind.Scalar when node.IsText:
                Update(node);
                break;
            case NodeKind.Mapping:
                for (var i = 0; i + 1 < node.Content.Length; i += 2)
                {
                    if (!node.Content[i].IsText)
                    {
                        throw new KustomizeException($"invalid map key: value='{node.Content[i].Value}', tag='{node.Content[i].Tag}'") { Line = node.Content[i].Line };
                    }

                    if (node.Content[i + 1].IsText)
                    {
                        Update(node.Content[i + 1]);
                    }
                }

                break;
            case NodeKind.Sequence:
                foreach (var item in node.Content)
                {
                    if (!item.IsText)
                    {
                        throw new KustomizeException("invalid value type expect a string") { Line = item.Line };
                    }

                    Update(item);
                }

                break;
        }
    }

    private void Update(Node node)
    {
        var value = Expand(node.Value);
        (node.Value, node.Tag) = value switch
        {
            IntValue integer => (integer.Value.ToString(CultureInfo.InvariantCulture), Tags.Int),
            BoolValue flag => (flag.Value ? "true" : "false", Tags.Bool),
            FloatValue number => (number.Value.ToString("0.#################################################################################################################", CultureInfo.InvariantCulture), Tags.Float),
            _ => (((StrValue)value).Value, Tags.Str),
        };
        node.Style = NodeStyle.Plain;
    }

    /// <summary>The text with its variables replaced; a text that is one variable becomes its value, type and all.</summary>
    private Value Expand(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return new StrValue(text);
        }

        var result = new StringBuilder(text.Length);
        var from = 0;
        for (var at = 0; at + 1 < text.Length; at++)
        {
            if (text[at] != '$')
            {
                continue;
            }

            result.Append(text, from, at - from);
            var end = text[at + 1] == '(' ? text.IndexOf(')', at + 2) : -1;
            if (end >= 0)
            {
                var value = Mapped(text[(at + 2)..end]);
                if (at == 0 && end == text.Length - 1)
                {
                    return value;
                }

                result.Append(GoPrinting.Plain(value));
                at = end;
            }
            else
            {
                result.Append(text[at + 1] == '$' ? "$" : text[at..(at + 2)]);
                at++;
            }

            from = at + 1;
        }

        return new StrValue(result.Append(text, from, text.Length - from).ToString());
    }

    private Value Mapped(string name)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return new StrValue($"$({name})");
        }

        if (value is StrValue or IntValue or FloatValue or BoolValue)
        {
            _used.Add(name);
            return value;
        }

        var type = value is ListValue ? "[]interface {}" : value is DictValue ? "map[string]interface {}" : "<nil>";
        warn($"MakePrimitiveReplacer: bad replacement type={type} val={GoPrinting.Plain(value)}");
        return new StrValue($"$({name})");
    }
}
