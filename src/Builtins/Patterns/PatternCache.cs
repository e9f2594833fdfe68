using System.Runtime.CompilerServices;

namespace Kcl.Net.Builtins.Patterns;

/// <summary>The compiled patterns of a run. They live as long as the run's host does.</summary>
internal sealed class PatternCache
{
    private const int Most = 256;
    private static readonly ConditionalWeakTable<IBuiltinHost, PatternCache> Caches = [];
    private readonly Dictionary<string, CompiledPattern> _patterns = new(StringComparer.Ordinal);

    public static PatternCache Of(IBuiltinHost host) => Caches.GetValue(host, static _ => new PatternCache());

    /// <summary>The compiled pattern; throws <see cref="PatternException"/> when it is not valid.</summary>
    public CompiledPattern Get(string pattern)
    {
        if (_patterns.TryGetValue(pattern, out var compiled))
        {
            return compiled;
        }

        if (_patterns.Count == Most)
        {
            _patterns.Clear();
        }

        return _patterns[pattern] = CompiledPattern.Compile(pattern);
    }
}
