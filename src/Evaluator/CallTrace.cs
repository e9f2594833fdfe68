using System.Globalization;
using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Evaluator;

/// <summary>The calls of lambdas and schemas that a run is in, each with the place it was called from.</summary>
internal sealed class CallTrace
{
    private const string Outermost = "kcl_main";
    private readonly List<(string Callee, Origin From)> _calls = [];

    public int Depth => _calls.Count;

    public void Enter(string callee, Origin from) => _calls.Add((callee, from));

    public void Leave() => _calls.RemoveAt(_calls.Count - 1);

    public void LeaveTo(int depth) => _calls.RemoveRange(depth, _calls.Count - depth);

    /// <summary>The engine's backtrace, innermost call first.</summary>
    public string Describe(Origin here)
    {
        var text = new StringBuilder("backtrace:");
        var at = here;
        for (var i = _calls.Count - 1; i >= 0; i--)
        {
            Append(text, _calls.Count - 1 - i, _calls[i].Callee, at);
            at = _calls[i].From;
        }

        Append(text, _calls.Count, Outermost, at);
        return text.ToString();
    }

    private static void Append(StringBuilder text, int number, string callee, Origin at) =>
        text.Append(CultureInfo.InvariantCulture, $"\n\t{number}: {callee}\n\t\tat {at.File.Path}:{at.Line}");
}
