using System.Globalization;
using Kcl.Net.Diagnostics;
using Kcl.Net.Evaluator.Nodes;
using Kcl.Net.Evaluator.Schemas;
using Kcl.Net.Evaluator.Values;
using Kcl.Net.Values;

namespace Kcl.Net.Evaluator.Explaining;

/// <summary>
/// The calls and instances a failure passed on its way out, innermost first, once for each place: a recursion passes the
/// same few places thousands of times.
/// </summary>
internal sealed class PassedCalls
{
    private const int MaxPlaces = 8;
    private const int MaxName = 40;
    private const int MaxPassed = 20_000;
    private readonly List<(Origin Place, string Text)> _places = [];
    private readonly Dictionary<(SourceFile, TextSpan), int> _counts = [];
    private int _passed;

    /// <summary>Notes a call. Always false: it is the filter of a catch that never catches.</summary>
    public bool Passed(CallNode call, Node function, LambdaValue lambda, Value[] positional, KeyValuePair<string, Value>[] named)
    {
        if (IsNew(call.File, call.Span))
        {
            var parameters = lambda.Code.Parameters;
            var given = positional.Take(parameters.Length).Select((v, i) => $"{parameters[i].Name} = {ShortText.Of(v)}")
                .Concat(named.Select(static n => $"{n.Key} = {ShortText.Of(n.Value)}"));
            var name = PartExplainer.Text(function);
            name = name.Length > MaxName || name.Contains('\n', StringComparison.Ordinal) ? "a lambda" : name;
            _places.Add((call.Origin, $"in `{name}({string.Join(", ", given)})`, called"));
        }

        return false;
    }

    /// <summary>Notes an instance that was being made. Always false.</summary>
    public bool Passed(CompiledSchema schema, Origin place)
    {
        if (IsNew(place.File, place.Span))
        {
            _places.Add((place, $"while making {schema.Name}"));
        }

        return false;
    }

    public IReadOnlyList<Diagnostic> AddTo(IReadOnlyList<Diagnostic> diagnostics)
    {
        if (_places.Count == 0 || diagnostics.Count == 0)
        {
            return diagnostics;
        }

        var facts = new List<Fact>(diagnostics[0].Facts);
        foreach (var (place, text) in _places)
        {
            if (!diagnostics[0].Labels.Any(l => l.Origin.File == place.File && l.Origin.Span == place.Span))
            {
                var count = _counts[(place.File, place.Span)];
                facts.Add(new Fact(count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{text} {count:N0} times") : text, place));
            }
        }

        return [diagnostics[0] with { Facts = facts }, .. diagnostics.Skip(1)];
    }

    private bool IsNew(SourceFile file, TextSpan span)
    {
        if (file.IsBuiltIn || _passed++ > MaxPassed)
        {
            return false;
        }

        var key = (file, span);
        if (_counts.TryGetValue(key, out var count))
        {
            _counts[key] = count + 1;
            return false;
        }

        if (_places.Count == MaxPlaces)
        {
            return false;
        }

        _counts[key] = 1;
        return true;
    }
}
