using Kcl.Net.Diagnostics;
using Kcl.Net.Formatting;
using Kcl.Net.Modules.Overrides;
using Kcl.Net.Syntax;

namespace Kcl.Net.Editing;

/// <summary>
/// Finds the edits that make one tree out of another that was changed by copying: nodes that are the same object did not
/// change, copies have the span of what they stand for, and what is new has a span that the text does not have.
/// </summary>
internal sealed class TreeEdits
{
    private readonly string _text;
    private readonly TextLines _lines;
    private readonly ProgramPrinter _printer;
    private readonly List<TextEdit> _edits = [];

    /// <param name="text">The text to edit.</param>
    /// <param name="changed">The changed tree, with a file that holds the text of what is new too.</param>
    public TreeEdits(string text, ModuleSyntax changed)
    {
        _text = text;
        _lines = new TextLines(text);
        _printer = new ProgramPrinter(changed, _lines.Options);
    }

    public IReadOnlyList<TextEdit> Between(IReadOnlyList<StatementSyntax> before, IReadOnlyList<StatementSyntax> after)
    {
        var bySpan = after.ToLookup(s => s.Span);
        foreach (var old in before)
        {
            Statement(old, bySpan[old.Span].ToList());
        }

        var added = string.Concat(after.Where(s => s.Span.Length == 0).Select(s => _printer.Statement(s)));
        if (added.Length > 0)
        {
            var isOpen = _text.Length > 0 && _text[^1] != '\n';
            _edits.Add(new TextEdit(new TextSpan(_text.Length, 0), (isOpen ? "\n" : "") + added));
        }

        return _edits;
    }

    private void Statement(StatementSyntax old, List<StatementSyntax> after)
    {
        if (after is [var same] && ReferenceEquals(same, old))
        {
            return;
        }

        if (old is AssignStatement { Targets.Count: > 1 } several)
        {
            if (after.Count != several.Targets.Count || after.Exists(s => !ReferenceEquals(ValueOf(s), several.Value)))
            {
                _edits.Add(after.Count == 0
                    ? new TextEdit(_lines.WholeLines(old.Span), "")
                    : new TextEdit(old.Span, string.Concat(after.Select(s => _printer.Statement(s))).TrimEnd('\n')));
            }

            return;
        }

        if (after.Count == 0)
        {
            _edits.Add(new TextEdit(_lines.WholeLines(old.Span), ""));
        }
        else if (!Value(ValueOf(old), ValueOf(after[0])))
        {
            Replace(ValueOf(old), ValueOf(after[0]));
        }
    }

    private static ExpressionSyntax ValueOf(StatementSyntax statement) => statement switch
    {
        AssignStatement s => s.Value,
        AugmentedAssignStatement s => s.Value,
        UnificationStatement s => s.Value,
        _ => throw new InvalidOperationException("an override changes assignments only"),
    };

    /// <summary>Edits inside a value; false when it must be replaced as a whole.</summary>
    private bool Value(ExpressionSyntax old, ExpressionSyntax after)
    {
        if (ReferenceEquals(old, after))
        {
            return true;
        }

        var start = _edits.Count;
        var done = (old, after) switch
        {
            (ListExpression from, ListExpression to) when from.Span == to.Span => Insert(from, [.. to.Items.Skip(from.Items.Count)]),
            _ when ConfigOverride.ConfigOf(old) is { } from && ConfigOverride.ConfigOf(after) is { } to && from.Span == to.Span => Config(from, to),
            _ => false,
        };
        if (!done)
        {
            _edits.RemoveRange(start, _edits.Count - start);
        }

        return done;
    }

    private bool Config(ConfigExpression old, ConfigExpression after)
    {
        // What a dotted key stands for is a config without braces of its own.
        var hasBraces = _text[old.Span.Start] == '{';
        var bySpan = after.Entries.Where(e => e.Span.Length > 0 && e.Span.End <= _text.Length).ToDictionary(e => e.Span);
        foreach (var entry in old.Entries)
        {
            if (!bySpan.Remove(entry.Span, out var next))
            {
                if (!hasBraces)
                {
                    return false;
                }

                _edits.Add(new TextEdit(_lines.WholeItem(entry.Span), ""));
            }
            else if (!ReferenceEquals(entry, next) && !Value(entry.Value, next.Value))
            {
                if (!IsDotted(entry))
                {
                    Replace(entry.Value, next.Value);
                }
                else if (hasBraces)
                {
                    _edits.Add(new TextEdit(entry.Span, _printer.Entry(next, _lines.IndentationAt(entry.Span.Start))));
                }
                else
                {
                    return false;
                }
            }
        }

        var known = old.Entries.Select(e => e.Span).ToHashSet();
        var added = after.Entries.Where(e => !known.Contains(e.Span)).ToList<SyntaxNode>();
        return added.Count == 0 || (hasBraces && Insert(old, added));
    }

    private void Replace(ExpressionSyntax old, ExpressionSyntax after) =>
        _edits.Add(new TextEdit(old.Span, _printer.Expression(after, _lines.IndentationAt(old.Span.Start))));

    private bool IsDotted(ConfigEntrySyntax entry) => entry.Value is ConfigExpression nested && _text[nested.Span.Start] != '{';

    /// <summary>Puts parts before a closing bracket; false when the bracket has to be laid out anew.</summary>
    private bool Insert(ExpressionSyntax owner, List<SyntaxNode> parts)
    {
        var closer = owner.Span.End - 1;
        if (_lines.IsFirstOnLine(closer) && _lines.IndentationAt(owner.Span.Start) is var outer)
        {
            var last = LastPart(owner);
            var indentation = last is not null && _lines.IsFirstOnLine(last.Span.Start) ? _lines.IndentationAt(last.Span.Start) : outer + _lines.Options.Level;
            _edits.Add(new TextEdit(new TextSpan(_lines.StartOfLine(closer), 0), string.Concat(parts.Select(p => indentation + Print(p, indentation) + "\n"))));
            return true;
        }

        var texts = parts.ConvertAll(p => Print(p, _lines.IndentationAt(owner.Span.Start)));
        if (LastPart(owner) is not { } before || texts.Exists(t => t.Contains('\n', StringComparison.Ordinal)))
        {
            return false;
        }

        var at = before.Span.End;
        var comma = _lines.CommaAfter(at);
        _edits.Add(new TextEdit(new TextSpan(comma ?? at, 0), (comma is null ? ", " : " ") + string.Join(", ", texts)));
        return true;
    }

    private static SyntaxNode? LastPart(ExpressionSyntax owner) => owner switch
    {
        ListExpression list => list.Items.Count > 0 ? list.Items[^1] : null,
        ConfigExpression config => config.Entries.Count > 0 ? config.Entries[^1] : null,
        _ => null,
    };

    private string Print(SyntaxNode part, string indentation) =>
        part is ConfigEntrySyntax entry ? _printer.Entry(entry, indentation) : _printer.Expression((ExpressionSyntax)part, indentation);
}
