using System.Text;
using Kcl.Net.Digests;
using Kcl.Net.Render;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>Appends to the name of a generated resource a hash of what it holds, so that a change of content is a change of name.</summary>
internal sealed class HashTransformer : ITransformer
{
    private const int Length = 10;

    public void Transform(ResourceSet set)
    {
        foreach (var resource in set.Items)
        {
            if (resource.NeedsHash)
            {
                var hash = Of(resource);
                resource.StorePreviousId();
                resource.SetName($"{resource.Name}-{hash}");
            }
        }
    }

    /// <summary>Ten characters that avoid spelling words.</summary>
    public static string Of(Resource resource)
    {
        var json = new StringBuilder();
        if (resource.Kind is "ConfigMap" or "Secret")
        {
            GoJsonWriter.Write(Content(resource), json);
        }
        else
        {
            NodeJson.Write(resource.Root!, json);
        }

        var digest = Digest(Encoding.UTF8.GetBytes(json.ToString()));
        return string.Create(Length, digest, static (hash, hex) =>
        {
            for (var i = 0; i < hash.Length; i++)
            {
                hash[i] = hex[i] switch
                {
                    '0' => 'g',
                    '1' => 'h',
                    '3' => 'k',
                    'a' => 'm',
                    'e' => 't',
                    var c => c,
                };
            }
        });
    }

    private static string Digest(byte[] bytes)
    {
        using var digest = new Sha256Digest(bytes.Length);
        digest.Append(bytes);
        return digest.Finish()["sha256:".Length..];
    }

    /// <summary>What counts. The name is always empty: it is looked up under a path that is no field.</summary>
    private static DictValue Content(Resource resource)
    {
        var kind = resource.Kind;
        var content = new DictValue();
        content.Set("kind", new StrValue(kind));
        content.Set("name", StrValue.Empty);
        if (kind == "Secret")
        {
            content.Set("type", Field(resource, "type"));
        }

        content.Set("data", Field(resource, "data"));
        Map(resource, kind == "Secret" ? "stringData" : "binaryData", content);
        return content;
    }

    private static Value Field(Resource resource, string name)
    {
        if (NodeFields.Get(resource.Root, name) is not { } node)
        {
            return StrValue.Empty;
        }

        if (node.Kind == NodeKind.Scalar)
        {
            return new StrValue(node.Value);
        }

        var value = NodeValues.Of(node);
        return value is DictValue ? value : NoneValue.Instance;
    }

    private static void Map(Resource resource, string name, DictValue content)
    {
        if (Field(resource, name) is DictValue map)
        {
            content.Set(name, map);
        }
    }
}
