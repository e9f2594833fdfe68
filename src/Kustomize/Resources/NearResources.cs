using Kcl.Net.Diagnostics;

namespace Kcl.Net.Kustomize;

/// <summary>Names what a selector may have meant when it found nothing.</summary>
internal static class NearResources
{
    /// <summary>A sentence with the nearest resource; null when none is near.</summary>
    public static string? Help(IReadOnlyList<Resource> items, ResId wanted)
    {
        var sameKind = items.Where(r => r.Kind == wanted.Gvk.Kind).ToList();
        if (sameKind.Find(r => r.Name == wanted.Name || Array.Exists(r.PreviousIds, p => p.Name == wanted.Name)) is { } sameName)
        {
            return $"the build has {sameName.OriginalId}, which differs in group, version or namespace";
        }

        if (Suggest.Nearest(wanted.Name, sameKind.Select(r => r.OriginalId.Name)) is { } name)
        {
            return $"did you mean {wanted.Gvk.Kind} `{name}`?";
        }

        var names = sameKind.Select(r => r.OriginalId.Name).Distinct().Take(5).ToList();
        if (names.Count > 0)
        {
            return $"{wanted.Gvk.Kind} resources of the build: {string.Join(", ", names)}";
        }

        return items.FirstOrDefault(r => r.Name == wanted.Name) is { } other ? $"the build has {other.OriginalId}" : null;
    }
}
