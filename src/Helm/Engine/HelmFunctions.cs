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
        RenderFunctions.Find(name)
        ?? SerializationFunctions.Find(name)
        ?? StringFunctions.Find(name)
        ?? DictFunctions.Find(name)
        ?? ListFunctions.Find(name)
        ?? DefaultFunctions.Find(name)
        ?? TypeFunctions.Find(name)
        ?? MathFunctions.Find(name)
        ?? RegexFunctions.Find(name)
        ?? EncodingFunctions.Find(name)
        ?? CryptoFunctions.Find(name)
        ?? PasswordDerivation.Find(name)
        ?? CipherFunctions.Find(name)
        ?? EntropyFunctions.Find(name)
        ?? SemverFunctions.Find(name)
        ?? PathFunctions.Find(name)
        ?? DateFunctions.Find(name)
        ?? UrlFunctions.Find(name);
}
