using Kcl.Net.Values;

namespace Kcl.Net.Helm;

/// <summary>Takes rendered files apart into manifests and hooks and brings both into install order.</summary>
internal static class ManifestSorting
{
    private const string HookAnnotation = "helm.sh/hook";

    /// <summary>Files in ascending order of their paths.</summary>
    public static (List<Manifest> Manifests, List<Manifest> Hooks) Sort(IReadOnlyList<RenderedTemplate> files)
    {
        var (manifests, hooks) = (new List<Manifest>(), new List<Manifest>());
        foreach (var file in files)
        {
            foreach (var document in ManifestSplitting.Split(file.Text))
            {
                if (Read(file.Path, document) is { } manifest)
                {
                    (manifest.HookEvents is null ? manifests : hooks).Add(manifest);
                }
            }
        }

        return (ByKind(manifests), ByKind(hooks));
    }

    /// <summary>Null for a hook of an event Helm does not know: it is dropped.</summary>
    private static Manifest? Read(string path, string document)
    {
        var head = ManifestHead.Read(path, document);
        if (head.Annotations?[HookAnnotation] is not StrValue hook)
        {
            return new Manifest(path, document, head.Kind, null);
        }

        var events = new List<string>();
        foreach (var part in hook.Value.Split(','))
        {
            var name = part.Trim().ToLowerInvariant();
            switch (name)
            {
                case "pre-install" or "post-install" or "pre-delete" or "post-delete" or "pre-upgrade" or "post-upgrade" or "pre-rollback" or "post-rollback" or "test":
                    events.Add(name);
                    break;
                case "test-success":
                    events.Add("test");
                    break;
                default:
                    return null;
            }
        }

        return new Manifest(path, document, head.Kind, events);
    }

    private static List<Manifest> ByKind(List<Manifest> manifests)
    {
        // Sorting by position as well makes it stable.
        var order = new int[manifests.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (a, b) => KindOrder.Compare(manifests[a].Kind, manifests[b].Kind) is var by && by != 0 ? by : a - b);
        return [.. Array.ConvertAll(order, i => manifests[i])];
    }
}
