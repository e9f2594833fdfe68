using System.Text;
using Kcl.Net.Diagnostics;

namespace Kcl.Net.Schema;

/// <summary>
/// Every sentence the checker can say, with its code and kind. Kinds without a code of their own are printed with
/// the general one. Names and quoting are the engine's, people search for them.
/// </summary>
internal static partial class Messages
{
    private const string General = "E1001";

    private static Diagnostic Type(Place at, string message) => Single("E2G22", "TypeError", at, message);

    private static Diagnostic Compile(Place at, string message) => Single("E2L23", "CompileError", at, message);

    private static Diagnostic Warning(Place at, string kind, string message, string note) =>
        Several("W1001", kind, [new Label(at.ToOrigin(), message, HasColumn: true, note)]) with { Severity = Severity.Warning };

    private static Diagnostic Inherit(Place at, string message) => Single("E2D34", "IllegalInheritError", at, message);

    private static Diagnostic Attribute(Place at, string message) => Single("E2A31", "IllegalAttributeError", at, message);

    private static Diagnostic Index(Place at, string message) => Single(General, "IndexSignatureError", at, message);

    private static Diagnostic Single(string code, string kind, Place at, string message) =>
        Several(code, kind, [new Label(at.ToOrigin(), message)]);

    private static Diagnostic Several(string code, string kind, List<Label> labels) =>
        new(code, kind, labels[0].Message) { Labels = labels };

    private static Label Label(Place at, string message, string? note = null) => new(at.ToOrigin(), message, HasColumn: true, note);

    /// <summary>`, did you mean '["a", "b"]'?`, or nothing without candidates.</summary>
    private static string DidYouMean(IReadOnlyList<string> candidates) =>
        candidates.Count == 0 ? "" : $", did you mean '{QuotedList(candidates)}'?";

    private static string QuotedList(IReadOnlyList<string> names)
    {
        var text = new StringBuilder("[");
        for (var i = 0; i < names.Count; i++)
        {
            text.Append(i > 0 ? ", \"" : "\"");
            foreach (var c in names[i])
            {
                text.Append(c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    _ => c.ToString(),
                });
            }

            text.Append('"');
        }

        return text.Append(']').ToString();
    }
}
