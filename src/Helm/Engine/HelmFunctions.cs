using System.Collections.Concurrent;
using Kcl.Net.Templating;

namespace Kcl.Net.Helm;

/// <summary>All functions of a chart's templates, made when a template first names them. Helm's own replace Sprig's.</summary>
internal static class HelmFunctions
{
    private static readonly ConcurrentDictionary<string, TemplateFunction> Known = new(StringComparer.Ordinal);

    public static TemplateFunction? Find(string name)
    {
        if (Known.TryGetValue(name, out var known))
        {
            return known;
        }

        return Make(name) is { } made ? Known.GetOrAdd(name, made) : null;
    }

    private static TemplateFunction? Make(string name) =>
        RenderFunctions.Find(name) ?? SerializationFunctions.Find(name) ?? SprigFunctions.Find(name);
}
