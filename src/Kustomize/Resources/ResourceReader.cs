using Kcl.Net.Decoding;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Reads the objects of a manifest.</summary>
internal sealed class ResourceReader(TextPool pool, ClusterScope scope)
{
    /// <summary>The objects of a file; the message of a text that is no YAML names the file.</summary>
    public List<Resource> ReadFile(byte[] content, string path, string fullPath)
    {
        try
        {
            return Read(Utf8(content));
        }
        catch (KustomizeException failure) when (failure.Message.Contains("error converting YAML to JSON", StringComparison.Ordinal) || failure.Message.Contains("error unmarshaling JSON", StringComparison.Ordinal))
        {
            throw new KustomizeException($"YAML file [{path}] encounters a format error.\n{failure.Message}\n", failure) { File = fullPath, Line = failure.Line };
        }
        catch (KustomizeException failure) when (IsMalformed(failure))
        {
            throw new KustomizeException($"{failure.Message} in File: {path}", failure) { File = fullPath, Line = failure.Line };
        }
        catch (KustomizeException failure) when (failure.File is null)
        {
            throw new KustomizeException(failure.Message, failure) { File = fullPath, Line = failure.Line };
        }
    }

    public static bool IsMalformed(Exception failure) => failure.Message.Contains("MalformedYAMLError", StringComparison.Ordinal);

    public List<Resource> Read(string text)
    {
        var resources = new List<Resource>();
        var queue = new Queue<Node>(Checked(Documents(text)));
        while (queue.TryDequeue(out var node))
        {
            if (!Expand(node, queue))
            {
                resources.Add(new Resource(node, scope));
            }
        }

        return resources;
    }

    private static string Utf8(byte[] content)
    {
        try
        {
            return Utf8Text.Decode(content);
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap("MalformedYAMLError", failure);
        }
    }

    private List<Node> Documents(string text)
    {
        var documents = DocumentSplitter.Split(text);
        var nodes = new List<Node>();
        foreach (var (document, line) in documents)
        {
            Node? root;
            try
            {
                root = NodeReader.Read(document, pool, line);
            }
            catch (KustomizeException failure) when (failure.Message.StartsWith("yaml: ", StringComparison.Ordinal))
            {
                throw KustomizeException.Wrap("MalformedYAMLError", failure);
            }

            if (NodeFields.IsMissing(root))
            {
                continue;
            }

            // A list that is alone in its file is opened here, any other kind of list further on.
            if (documents.Count == 1 && NodeFields.Field(root, "kind") is { Value: "List" or "ResourceList" }
                && (NodeFields.Field(root, "items") ?? NodeFields.Field(root, "functionConfig")) is not null)
            {
                nodes.AddRange(NodeFields.Field(root, "items")?.Content ?? []);
                continue;
            }

            nodes.Add(root!);
        }

        return nodes;
    }

    private static List<Node> Checked(List<Node> nodes)
    {
        var kept = new List<Node>(nodes.Count);
        foreach (var node in nodes)
        {
            if (!node.IsEmpty)
            {
                ResourceMeta.Require(node);
                kept.Add(node);
            }
        }

        return kept;
    }

    /// <summary>Queues the items of a `...List`; false when the object is no such list.</summary>
    private static bool Expand(Node node, Queue<Node> queue)
    {
        var kind = NodeFields.Field(node, "kind")?.Value ?? "";
        if (!kind.EndsWith("List", StringComparison.Ordinal) || NodeFields.Field(node, "items") is not { } items)
        {
            return false;
        }

        var value = NodeValues.Of(node) is DictValue dict ? dict["items"] : null;
        if (value is NoneValue)
        {
            return true;
        }

        if (value is not ListValue list)
        {
            throw new KustomizeException($"expected array in {kind}/items, but found {GoTypeName(value)}") { Line = items.Line };
        }

        var inner = new List<Node>(list.Count);
        foreach (var item in list.Items)
        {
            RequireJson(item);
            inner.Add(ValueNodes.FromJson(item));
        }

        foreach (var item in Checked(inner))
        {
            queue.Enqueue(item);
        }

        return true;
    }

    /// <summary>Items go through JSON that is read as YAML, which not every text survives.</summary>
    private static void RequireJson(Value item)
    {
        try
        {
            if (YamlText.IndexOfForbidden(GoJsonWriter.ToJson(item)) >= 0)
            {
                throw new KustomizeException("MalformedYAMLError: yaml: control characters are not allowed");
            }
        }
        catch (GoEncodingException failure)
        {
            throw new KustomizeException(failure.Message, failure);
        }
    }

    private static string GoTypeName(Value? value) => value switch
    {
        StrValue => "string",
        BoolValue => "bool",
        IntValue => "int",
        FloatValue => "float64",
        DictValue => "map[string]interface {}",
        _ => "<nil>",
    };
}
