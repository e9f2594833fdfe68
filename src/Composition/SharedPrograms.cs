using System.Collections.Concurrent;
using System.Text;
using Kcl.Net.Evaluator;
using Kcl.Net.Helm;

namespace Kcl.Net.Composition;

/// <summary>
/// What renders of many packages compile once: programs and charts by their content, so that installs of one product do not compile it
/// anew. Any number of threads may render with one instance.
/// </summary>
/// <remarks>
/// Only what is known by digest is shared: dependencies whose trees have a verified pin, and charts in them. The package that is rendered
/// is each render's own. Positions in a shared program name the files it was first read from, so a render that fails is done again without.
/// </remarks>
public sealed class SharedPrograms
{
    private readonly ConcurrentDictionary<string, CompiledProgram> _programs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ChartProgram> _charts = new(StringComparer.Ordinal);

    /// <summary>How many packages have been compiled for sharing.</summary>
    public int Programs => _programs.Count;

    /// <summary>How many charts have been compiled for sharing.</summary>
    public int Charts => _charts.Count;

    /// <summary>The program of a content; null when none was added.</summary>
    internal CompiledProgram? Program(string key) => _programs.GetValueOrDefault(key);

    /// <summary>Keeps a program for others, and gives the one they use: another thread may have been first.</summary>
    internal CompiledProgram Add(string key, CompiledProgram program) => _programs.GetOrAdd(key, program);

    internal ChartProgram Chart(string key, Func<ChartProgram> compile) =>
        _charts.TryGetValue(key, out var program) ? program : _charts.GetOrAdd(key, compile());

    /// <summary>
    /// What identifies a package's program: the digests of its tree and of everything it depends on, and how strictly it is
    /// checked. Null when a digest is not known.
    /// </summary>
    internal static string? Key(PackageUnit unit, bool isStrict)
    {
        if (unit.Digest is null)
        {
            return null;
        }

        var key = new StringBuilder(isStrict ? "strict " : "").Append(unit.Digest);
        foreach (var dependency in unit.Dependencies)
        {
            if (dependency.Digest is null)
            {
                return null;
            }

            key.Append('\n').Append(dependency.Alias).Append(' ').Append((int)dependency.Kind).Append(' ').Append(dependency.Digest);
        }

        return key.ToString();
    }

    /// <summary>What identifies a chart: the digest of a tree and the chart's place in it. Null when the digest is not known.</summary>
    internal static string? ChartKey(string? digest, string root, string directory) => digest is null ? null : $"{digest} {Path.GetRelativePath(root, directory)}";
}
