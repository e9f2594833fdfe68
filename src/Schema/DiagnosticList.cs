using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>Findings in the order found; the same finding at the same places is kept once.</summary>
internal sealed class DiagnosticList
{
    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public IReadOnlyList<Diagnostic> Items => _items;

    public void Add(Diagnostic diagnostic)
    {
        if (_keys.Add(Key(diagnostic)))
        {
            _items.Add(diagnostic);
        }
    }

    private static string Key(Diagnostic diagnostic)
    {
        var key = new StringBuilder(diagnostic.Kind);
        foreach (var label in diagnostic.Labels)
        {
            key.Append('\n').Append(label.Origin.File.Path)
                .Append(CultureInfo.InvariantCulture, $":{label.Origin.Span.Start}:{label.Origin.Span.Length}:")
                .Append(label.Message);
        }

        return key.ToString();
    }
}
