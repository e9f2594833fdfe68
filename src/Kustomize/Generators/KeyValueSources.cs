using System.Text;

namespace Kcl.Net.Kustomize;

/// <summary>The entries of a generated config map or secret: env files, literals, files, in this order.</summary>
internal sealed class KeyValueSources(KustomizeLoader loader)
{
    /// <summary>Longest line of an env file in bytes; reading ends without a word at a longer one, as in kustomize.</summary>
    private const int MaxLine = 64 * 1024;

    /// <summary>A key and its value as bytes, for files need not be text.</summary>
    internal readonly record struct Entry(string Key, byte[] Value);

    public List<Entry> Load(IReadOnlyList<string> envs, IReadOnlyList<string> literals, IReadOnlyList<string> files)
    {
        var entries = new List<Entry>();
        Collect(envs, path => Env(path, entries), $"env source files: {GoPrinting.List(envs)}");
        Collect(literals, text => entries.Add(Literal(text)), $"literal sources {GoPrinting.List(literals)}");
        Collect(files, source => entries.Add(File(source)), $"file sources: {GoPrinting.List(files)}");
        return entries;
    }

    private static void Collect(IReadOnlyList<string> sources, Action<string> read, string prefix)
    {
        try
        {
            foreach (var source in sources)
            {
                read(source);
            }
        }
        catch (KustomizeException failure)
        {
            throw KustomizeException.Wrap(prefix, failure);
        }
    }

    private static Entry Literal(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new KustomizeException($"invalid literal source {text}, expected key=value");
        }

        var value = text[(equals + 1)..];
        var isQuoted = value.Length > 1 && value[0] == value[^1] && value[0] is '"' or '\'';
        return new Entry(text[..equals], Encoding.UTF8.GetBytes(isQuoted ? value[1..^1] : value));
    }

    private Entry File(string source)
    {
        var separators = source.Count(static c => c == '=');
        var equals = source.IndexOf('=', StringComparison.Ordinal);
        if (separators > 1)
        {
            throw new KustomizeException($"source {GoPrinting.Quote(source)} key name or file path contains '='");
        }

        if (separators == 0)
        {
            return new Entry(GoPath.Base(source), loader.Load(source));
        }

        if (equals == 0)
        {
            throw new KustomizeException($"missing key name for file path {GoPrinting.Quote(source[1..])} in source {GoPrinting.Quote(source)}");
        }

        return equals == source.Length - 1
            ? throw new KustomizeException($"missing file path for key name {GoPrinting.Quote(source[..^1])} in source {GoPrinting.Quote(source)}")
            : new Entry(source[..equals], loader.Load(source[(equals + 1)..]));
    }

    private void Env(string path, List<Entry> entries)
    {
        ReadOnlySpan<byte> rest = loader.Load(path);
        var isFirst = true;
        while (rest.Length > 0)
        {
            var end = rest.IndexOf((byte)'\n');
            if ((end < 0 ? rest.Length : end) >= MaxLine)
            {
                return;
            }

            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            line = line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
            EnvLine(line, isFirst, entries);
            isFirst = false;
        }
    }

    private static void EnvLine(ReadOnlySpan<byte> bytes, bool isFirst, List<Entry> entries)
    {
        if (Utf8Text.TryDecode(bytes) is not { } line)
        {
            throw new KustomizeException($"line {GoPrinting.List(bytes.ToArray().Select(b => b.ToString(System.Globalization.CultureInfo.InvariantCulture)))} has invalid utf8 bytes : {Encoding.UTF8.GetString(bytes)}");
        }

        if (isFirst && line.StartsWith('\uFEFF'))
        {
            line = line[1..];
        }

        line = line.TrimStart();
        if (line.Length == 0 || line[0] == '#')
        {
            return;
        }

        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var key = equals < 0 ? line : line[..equals];
        if (key.Length > 0)
        {
            entries.Add(new Entry(key, Encoding.UTF8.GetBytes(equals < 0 ? "" : line[(equals + 1)..])));
        }
    }
}
