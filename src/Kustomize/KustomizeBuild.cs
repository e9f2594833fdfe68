using System.Text;
using Kcl.Net.Diagnostics;
using Kcl.Net.Values;

namespace Kcl.Net.Kustomize;

/// <summary>`kustomize build`: a folder of files to resources.</summary>
public static class KustomizeBuild
{
    /// <summary>The version this follows.</summary>
    public const string Version = "v5.6.0";

    /// <summary>Builds and prints each resource as YAML.</summary>
    /// <exception cref="KustomizeException">With kustomize's own message.</exception>
    public static KustomizeOutput Run(KustomizeRequest request) => DeepStack.Run(() =>
    {
        var session = new BuildSession(request);
        try
        {
            return new KustomizeOutput(Print(Build(request, session)), session.Warnings);
        }
        catch (KustomizeException failure)
        {
            failure.Warnings = session.Warnings;
            throw;
        }
        catch (InsufficientExecutionStackException failure)
        {
            throw new KustomizeException("the files are nested too deeply", failure) { Warnings = session.Warnings };
        }
    });

    private static List<KustomizeDocument> Print(ResourceSet set)
    {
        var documents = new List<KustomizeDocument>(set.Items.Count);
        var text = new StringBuilder();
        for (var i = 0; i < set.Items.Count; i++)
        {
            var id = set.Items[i].Id;
            ResourceText.Write(set.Items[i], text.Clear());
            documents.Add(new KustomizeDocument(Utf8(text), id.Gvk.Group, id.Gvk.Version, id.Gvk.Kind, id.Name, id.IsClusterScoped ? null : id.EffectiveNamespace));

            // What is printed is not needed any more; large builds would otherwise hold everything twice.
            set.Items[i] = null!;
        }

        return documents;
    }

    private static ResourceSet Build(KustomizeRequest request, BuildSession session)
    {
        var loader = KustomizeLoader.Open(request.Files, request.Target, !request.AllowsAnyFile);
        var target = KustomizeTarget.Load(loader, session);
        target.SetSchema(isRoot: true);
        var set = target.Build();
        Sort(set, target.Kustomization, session);
        var metadata = target.Kustomization.BuildMetadata;
        if (request.AddsManagedByLabel || metadata.Contains("managedByLabel"))
        {
            var label = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["app.kubernetes.io/managed-by"] = $"kustomize-{Version}" };
            new EntrySetter(label, [new FieldSpec(new Gvk("", "", ""), "metadata/labels", Create: true)]).Transform(set);
        }

        RemoveNotes(set, metadata.Contains("originAnnotations"), metadata.Contains("transformerAnnotations"));
        return set;
    }

    private static void Sort(ResourceSet set, Kustomization kustomization, BuildSession session)
    {
        var options = kustomization.Fields["sortOptions"] as DictValue;
        var order = session.Request.Order;
        if (options is not null && order != ResourceOrder.Unspecified)
        {
            session.Warn("Warning: Sorting order is set both in 'kustomization.yaml' ('sortOptions') and in a CLI flag ('--reorder'). Using the kustomization file over the CLI flag.");
        }

        new SortOrder(options ?? (order == ResourceOrder.None ? null : SortOrder.Legacy)).Transform(set);
    }

    /// <summary>Takes the build's own annotations off. All others become text on the way.</summary>
    private static void RemoveNotes(ResourceSet set, bool keepsOrigin, bool keepsTransformations)
    {
        foreach (var resource in set.Items)
        {
            var annotations = resource.Annotations();
            if (annotations.Count == 0 && keepsOrigin && keepsTransformations)
            {
                continue;
            }

            foreach (var name in annotations.Keys.ToList())
            {
                if (BuildAnnotations.IsRemoved(name) || (name == BuildAnnotations.Origin && !keepsOrigin) || (name == BuildAnnotations.Transformations && !keepsTransformations))
                {
                    annotations.Remove(name);
                }
            }

            resource.SetAnnotations(annotations);
        }
    }

    private static byte[] Utf8(StringBuilder text)
    {
        var count = 0;
        foreach (var chunk in text.GetChunks())
        {
            count += Encoding.UTF8.GetByteCount(chunk.Span);
        }

        var bytes = new byte[count];
        var at = 0;
        foreach (var chunk in text.GetChunks())
        {
            at += Encoding.UTF8.GetBytes(chunk.Span, bytes.AsSpan(at));
        }

        return bytes;
    }
}
